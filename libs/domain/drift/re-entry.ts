import { dayInWords, daysBetween, latest, type Day } from '../calendar';
import { ceasingReasons, previousPermanences, type CeasingReason } from '../codes/care';
import { inWords } from '../codes/code-list';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { holds } from '../span';
import { byLimits, common, inDays, inRecord, occurrences, type Band } from './bands';
import { during, inCare, isPermanencePlan, plansIn } from './in-care';

/** Home to parents or relatives, a child arrangements order, or special guardianship under its codes old and new. */
const wentHome = new Set<CeasingReason | undefined>(['E4A', 'E4B', 'E13', 'E41', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48']);

/** The day a plan for a permanent home made in this period was endorsed at a review (reading R14). */
const endorsedIn = ({ story, journey }: Case, period: Period): Day | undefined => {
  const plans = plansIn(journey, period).filter(({ code }) => isPermanencePlan(code));
  return story
    .of('PermanencePlanEndorsed')
    .filter(during(period))
    .find(({ on }) => plans.some(plan => holds(plan, on)))?.on;
};

type Came = Pick<Band, 'severity' | 'from' | 'limb' | 'limit' | 'facts' | 'evidence'>;

/** Back soon after going home: the days are those between the two periods of care. */
const backIn = (period: Period, before: Period | undefined, limits: Readonly<Record<string, number>>): Came[] => {
  if (!before?.until || !wentHome.has(before.reason)) return [];
  const gap = daysBetween(before.until, period.from);
  if (gap > limits.amber!) return [];
  const ended = { says: `Care ended: ${inWords(ceasingReasons, before.reason!)}`, on: before.until, entry: before.endedBy ?? before.entry };
  const again = { says: 'Back in care', on: period.from, entry: period.entry };
  return [
    {
      severity: gap > limits.red! ? 'amber' : 'red',
      from: period.from,
      limb: gap > limits.failedReturn! ? 're-entry' : 'failed return',
      limit: limits.amber,
      facts: [ended, again],
      evidence: [ended.entry, again.entry],
    },
  ];
};

/** A permanent home before, at whatever interval. */
const hadAHome = ({ story }: Case, period: Period, before: Period | undefined): Came[] =>
  story
    .of('PreviousPermanenceRecorded')
    .filter(({ on, permanence }) => /^P[123]$/.test(permanence) && on >= (before?.until ?? '') && (!period.until || on < period.until))
    .map(({ on, permanence, entry }) => ({
      severity: 'info' as const,
      from: latest(on, period.from)!,
      limb: 'previous permanence',
      facts: [{ says: `Permanent home before: ${inWords(previousPermanences, permanence)}`, on, entry }],
      evidence: [entry, period.entry],
    }));

/**
 * Only at a review can a plan be endorsed. So where the record covers reviews but no plans, as a return does, nobody endorsed one before the first
 * review, and from then on nobody can tell.
 */
const known = (about: Case, period: Period, band: Band): Band[] => {
  const firstReview = about.story.of('ReviewHeld').find(during(period))?.on;
  return [
    ...inRecord(about, reEntry.needs, period.from, [band]),
    ...inRecord(about, ['episodes', 'reviews'], period.from, [band]).flatMap(part => common(part, { from: part.from, until: firstReview })),
  ];
};

export const reEntry: DriftRule = {
  id: 'D17',
  version: 1,
  says: 'Re-entry into care',
  law: "This product's proposal: about one child in five who went home is back within a year",
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans'],
  limits: { failedReturn: 14, red: 183, amber: 365 },
  clears: 'Set a plan for a permanent home and record that a review endorsed it.',
  signals: about => {
    const periods = inCare(about);
    const bands = byLimits(about, reEntry, limits =>
      periods.flatMap((period, i) => {
        const before = periods[i - 1];
        const until = endorsedIn(about, period) ?? period.until;
        return [...backIn(period, before, limits), ...hadAHome(about, period, before)]
          .map((came): Band => ({ ...came, until: undefined, countsFrom: period.from, anchor: period.entry }))
          .flatMap(band => common(band, { from: period.from, until }))
          .flatMap(band => known(about, period, band));
      }),
    );
    return occurrences(reEntry, bands);
  },
  explain: ({ facts }, { limb, limit, countsFrom }) => {
    const home = facts.find(({ says }) => says.startsWith('Permanent home before'));
    if (limb === 'previous permanence') return `Came into care on ${dayInWords(countsFrom)}. ${home!.says}.`;
    const ended = facts.find(({ says }) => says.startsWith('Care ended'))!;
    const failed = limb === 'failed return' ? 'The return home failed. ' : '';
    return (
      `${failed}Back in care on ${dayInWords(countsFrom)}, ${inDays(daysBetween(ended.on!, countsFrom))} after it ended on ` +
      `${dayInWords(ended.on!)}; the limit is ${limit}. No plan made since is endorsed. ${ended.says}.`
    );
  },
};
