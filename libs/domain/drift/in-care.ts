import { birthday, isDay, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Case } from '../rules';
import type { Journey, Period, PlanSpan } from '../journey';
import { oncePer } from '../once';
import type { Span } from '../span';

const careIn = oncePer((journey: Journey): readonly Period[] => journey.periods.filter(({ shortBreaks }) => !shortBreaks));
/** The periods that signals speak of: in care, and not in a series of short breaks (readings R29, R47). */
export const inCare = ({ journey }: Case): readonly Period[] => careIn(journey);

/** The days between two periods of care: a signal that goes on through them is another occurrence after them. */
export const outOfCare = (about: Case): Span[] =>
  inCare(about).flatMap(({ entry, until }, i, all) => {
    const next = all[i + 1];
    return until && next ? [{ entry, from: until, until: next.from, endedBy: next.entry }] : [];
  });

/** Whether something happened in a period of care: its last day belongs to no one who has left. */
export const during =
  ({ from, until }: Period) =>
  ({ on }: { readonly on: string }): boolean =>
    on >= from && (!until || on < until);
/** The stretches that began in a period. */
export const beganIn =
  ({ from, until }: Period) =>
  (span: Span): boolean =>
    span.from >= from && (!until || span.from < until);

/** OTHERPLN is no plan for a permanent home, nor is a blank (reading R85). */
export const isPermanencePlan = (code: PermanencePlan | undefined): boolean => code !== undefined && code !== 'OTHERPLN';

const plansKnown = new WeakMap<Period, PlanSpan[]>();
/** The plans of a period, each from the day it first became that code (reading R94); one that stood for no whole day is left out. */
export const plansIn = ({ plans }: Journey, period: Period): readonly PlanSpan[] => {
  const known = plansKnown.get(period);
  if (known) return known;
  const runs: PlanSpan[] = [];
  for (const plan of plans.filter(beganIn(period)).filter(({ from, until }) => from !== until)) {
    const last = runs.at(-1);
    if (last && last.code === plan.code && last.until === plan.from)
      runs[runs.length - 1] = { ...last, until: plan.until, endedBy: plan.endedBy };
    else runs.push(plan);
  }
  plansKnown.set(period, runs);
  return runs;
};

/** The plans of a period with one of the codes. */
export const plansOf = ({ journey }: Case, period: Period, codes: readonly PermanencePlan[]): PlanSpan[] =>
  plansIn(journey, period).filter(({ code }) => code !== undefined && codes.includes(code));

/** The birthday from which the child is so old; undefined where the date of birth cannot be read. */
export const agedFrom = ({ identity }: Journey, age: number): Day | undefined =>
  isDay(identity?.dateOfBirth) ? birthday(identity.dateOfBirth, age) : undefined;
