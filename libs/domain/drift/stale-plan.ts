import { addMonths, dayInWords } from '../calendar';
import { reviewsIn } from '../clocks/reviews';
import { periodsOfCare } from '../clocks/runs';
import type { CareRun } from '../clocks/clock';
import type { Case, DriftRule } from '../rules';
import { holds } from '../span';
import { byLimits, inRecord, lowest, occurrences, over, without, type Band } from './bands';
import { during, plansIn } from './in-care';
import { againstLimit } from './in-words';
import { transferWindows } from './transfer-window';

/** From the day the plan in force became that code, or from its last endorsement (readings R30, R94). */
const unendorsed = (about: Case, { period }: CareRun): Band[] => {
  const endorsed = about.story.of('PermanencePlanEndorsed').filter(during(period));
  const steps = [
    ['amber', 'amberMonths'],
    ['red', 'redMonths'],
  ] as const;
  const fewest = lowest(about, stalePlan, 'amberMonths');
  return plansIn(about.journey, period)
    .filter(({ code }) => code !== undefined)
    .flatMap(plan => {
      const bases = [
        { says: 'Permanence plan set', entry: plan.entry, on: plan.from },
        ...endorsed.filter(({ on }) => holds(plan, on)).map(({ entry, on }) => ({ says: 'Permanence plan endorsed', entry, on })),
      ];
      return bases.flatMap((base, i): Band[] => {
        const next = bases[i + 1]?.on ?? plan.until;
        // Most plans are endorsed long before.
        if (next && next <= addMonths(base.on, fewest)) return [];
        const days = { from: base.on, until: next, countsFrom: base.on };
        return over(about, stalePlan, { ...days, inMonths: true, steps }).map(graded => ({
          limb: 'not endorsed',
          anchor: base.entry,
          evidence: [base.entry],
          facts: [base],
          ...graded,
        }));
      });
    });
};

/** Days on which the plan has changed so often in the twelve months before. The first plan is no change. */
const churning = (about: Case, { period }: CareRun, often: number): Band[] => {
  const plans = plansIn(about.journey, period);
  const changes = plans.slice(plans.findIndex(({ code }) => code !== undefined) + 1);
  return changes.flatMap((last, i) => {
    const seen = changes.slice(Math.max(0, i - often + 1), i + 1);
    if (seen.length < often) return [];
    const until = addMonths(seen[0]!.from, 12);
    if (until <= last.from) return [];
    const band: Band = {
      severity: 'amber',
      from: last.from,
      until: period.until && period.until < until ? period.until : until,
      limb: 'changed often',
      limit: often,
      countsFrom: last.from,
      anchor: last.entry,
      evidence: seen.map(({ entry }) => entry),
      facts: seen.map(({ entry, from }) => ({ says: 'The permanence plan changed', on: from, entry })),
    };
    return [band];
  });
};

/** A decision still open at the second review after the one that made it, whatever its date (reading R30), until it is done. */
const carriedOver = (about: Case, run: CareRun, times: { amber: number; red: number }): Band[] => {
  const decisions = about.story.of('ReviewDecisionMade').filter(during(run.period));
  if (decisions.length === 0) return [];
  const reviews = reviewsIn(about, run);
  const done = about.story.of('ReviewActionCompleted');
  const openUntil = new Map<string, string | undefined>();
  let next = 0;
  return decisions.flatMap(made => {
    while (reviews[next] && reviews[next]!.on <= made.on) next += 1;
    const before = openUntil.get(made.decision);
    if (openUntil.has(made.decision) && (!before || made.on < before)) return [];
    const until = done.find(({ decision, on }) => decision === made.decision && on >= made.on)?.on ?? run.until;
    openUntil.set(made.decision, until);
    const held = reviews.slice(next, next + Math.max(times.amber, times.red)).filter(({ on }) => !until || on < until);
    return (['amber', 'red'] as const).flatMap((severity): Band[] => {
      const found = held.slice(0, times[severity]);
      if (found.length < times[severity]) return [];
      const facts = [
        { says: 'Decided at a review', on: made.on, entry: made.entry },
        ...found.map(({ entry, on }) => ({ says: 'A review found the decision still open', on, entry })),
      ];
      const evidence = facts.map(({ entry }) => entry);
      const about = { limb: 'carried over', limit: found.length, countsFrom: made.on, anchor: made.entry, evidence, facts };
      return [{ severity, from: found.at(-1)!.on, until, ...about }];
    });
  });
};

export const stalePlan: DriftRule = {
  id: 'D02',
  version: 1,
  says: 'Stale or churning plan',
  law: 'A proposal of this product; the plan is considered at every review (Care Planning Regulations 2010, regulation 35)',
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'reviews'],
  limits: { amberMonths: 12, redMonths: 18, changesTimes: 3, carriedOverAmberTimes: 2, carriedOverRedTimes: 3 },
  clears:
    'Endorse the plan at a review, and complete the decision that has been carried over; a plan that changed often clears as the changes grow old.',
  signals: about => {
    const silences = transferWindows(about);
    return periodsOfCare(about).flatMap(run => {
      const counted = byLimits(about, stalePlan, ({ changesTimes, carriedOverAmberTimes, carriedOverRedTimes }) => [
        ...churning(about, run, changesTimes!),
        ...carriedOver(about, run, { amber: carriedOverAmberTimes!, red: carriedOverRedTimes! }),
      ]);
      const all = [...unendorsed(about, run), ...counted];
      const bands = all.flatMap(band => inRecord(about, stalePlan.needs, band.countsFrom, [band])).flatMap(band => without(band, silences));
      return bands.length === 0 ? [] : occurrences(stalePlan, bands, silences);
    });
  },
  explain: ({ facts }, span, day) => {
    const since = dayInWords(span.countsFrom);
    if (span.limb === 'changed often')
      return `The permanence plan has changed ${span.limit} times in twelve months, the last time on ${since}.`;
    if (span.limb === 'carried over') return `A decision made at a review on ${since} is still open after ${span.limit} later reviews.`;
    const base = facts.find(({ on, says }) => on === span.countsFrom && says.startsWith('Permanence plan'));
    return `${base?.says ?? 'Permanence plan set'} on ${since} and not endorsed at a review since. ${againstLimit(stalePlan, { ...span, day }, { unit: 'months' })}`;
  },
};
