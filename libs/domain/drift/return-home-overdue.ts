import { addMonths, dayInWords, daysBetween, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { beforeRed, inRecord, occurrences, over, passed, without, type Band, type Graded } from './bands';
import { inCare, plansOf } from './in-care';
import { transferWindows } from './transfer-window';

const horizons = [
  ['RETURN1M', 'oneMonthPlanMonths'],
  ['RETURN6M', 'sixMonthPlanMonths'],
  ['RETURNEV', 'eventualPlanMonths'],
] as const satisfies readonly (readonly [PermanencePlan, string])[];

/** A plan to return home while the child is not at home (reading R44). Its days are counted from the horizon it gives itself. */
interface Wait extends Span {
  readonly countsFrom: Day;
  readonly plan: Span;
}

const waitsFor = (about: Case, period: Period): Wait[] =>
  horizons.flatMap(([code, horizon]) => {
    const plans = plansOf(about, period, [code]);
    if (plans.length === 0) return [];
    const atHome = about.journey.placements.filter(placement => placement.code === 'P1');
    return plans.flatMap(plan => {
      const standard = returnHomeOverdue.limits[horizon]!;
      const countsFrom = addMonths(plan.from, about.settings.limit(`${returnHomeOverdue.id}.${horizon}`, plan.from, standard));
      return without<Span>(plan, atHome).map(({ entry, from, until, endedBy }) => ({ entry, from, until, endedBy, countsFrom, plan }));
    });
  });

/** Amber from the day after the horizon, red from the day on which 90 days are reached (reading R75). */
const gradedDays = (about: Case, wait: Wait): Graded[] => over(about, returnHomeOverdue, { ...wait, whenReached: true });

/** Days of a plan to return home until its horizon is so far past that it is red (reading R11). */
export const returnHomeAwaited = (about: Case, period: Period): Span[] =>
  waitsFor(about, period).flatMap(wait => beforeRed<Span>(wait, gradedDays(about, wait)));

const bandsOf = (about: Case, wait: Wait): Band[] =>
  inRecord(about, returnHomeOverdue.needs, wait.plan.from, gradedDays(about, wait)).map(graded => ({
    anchor: wait.entry,
    evidence: [wait.entry],
    facts: [{ says: 'The plan to return home was set', on: wait.plan.from, entry: wait.plan.entry }],
    ...graded,
  }));

export const returnHomeOverdue: DriftRule = {
  id: 'D16',
  version: 1,
  says: 'Return home overdue',
  law: "Ofsted's plans (Annex A) say within 1 or 6 months; 12 months for a return eventually and 90 days to red are proposals",
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans'],
  // Reached, not passed: the first day after the horizon, and the 90th.
  limits: { amber: 1, red: 90, oneMonthPlanMonths: 1, sixMonthPlanMonths: 6, eventualPlanMonths: 12 },
  clears: 'Record the return home, a placement with parents, or a change of plan at a review.',
  signals: about =>
    inCare(about).flatMap(period => {
      const bands = waitsFor(about, period).flatMap(wait => bandsOf(about, wait));
      if (bands.length === 0) return [];
      const atHome = about.journey.placements.filter(({ code }) => code === 'P1');
      const silences = [...transferWindows(about), ...atHome];
      return occurrences(
        returnHomeOverdue,
        bands.flatMap(band => without(band, silences)),
        silences,
      );
    }),
  explain: ({ facts }, { countsFrom }, day) => {
    const set = facts.findLast(({ on }) => on! < countsFrom)?.on;
    const plan = set ? `The plan set on ${dayInWords(set)} was to return home` : 'The plan was to return home';
    return `${plan} by ${dayInWords(countsFrom)}. The child is not at home and the plan has not changed. ${passed(daysBetween(countsFrom, day))} since.`;
  },
};
