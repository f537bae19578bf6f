import type { Day } from '../calendar';
import { severityOn, type Case, type Signal } from '../rules';
import { holds } from '../span';
import type { DriftRuleId } from './drift-rules';
import { inCare } from './in-care';
import { permanenceAchieved } from './permanence-achieved';

/** The rules of the headline: a missed date of law raises a signal of its own and is not counted here (section 4.1, items 4 and 7). */
export const headlineRules: readonly string[] = [
  'D01',
  'D02',
  'D03',
  'D04',
  'D05',
  'D10',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
] satisfies readonly DriftRuleId[];

/** A child who waits for a permanent home. */
export interface Waiting {
  /** At red or critical under a rule of the headline. */
  readonly drifting: boolean;
  readonly unaccompanied: boolean;
}

const counts = (signal: Signal, day: Day): boolean => {
  const severity = severityOn(signal, day)?.severity;
  return (severity === 'red' || severity === 'critical') && headlineRules.includes(signal.rule);
};

/**
 * What the headline "children drifting" sees of a child at the end of a day: undefined for one who is not in care, who is in a series of short
 * breaks, who is 18, or for whom permanence is achieved.
 */
export const waitingOn = (about: Case, signals: readonly Signal[], day: Day): Waiting | undefined => {
  const period = inCare(about).find(one => holds(one, day));
  if (!period || permanenceAchieved(about, period).some(span => holds(span, day))) return undefined;
  const { unaccompanied } = about.journey;
  return { drifting: signals.some(signal => counts(signal, day)), unaccompanied: !!unaccompanied && holds(unaccompanied, day) };
};

/** Children, and how many of them came to the country alone. */
export interface Split {
  readonly children: number;
  readonly unaccompanied: number;
}
const split = (children: readonly Waiting[]): Split => ({
  children: children.length,
  unaccompanied: children.filter(({ unaccompanied }) => unaccompanied).length,
});

/** The headline with its denominator: of the children who wait, those that drift. */
export const headline = (waiting: readonly Waiting[]): { drifting: Split; of: Split } => ({
  drifting: split(waiting.filter(({ drifting }) => drifting)),
  of: split(waiting),
});
