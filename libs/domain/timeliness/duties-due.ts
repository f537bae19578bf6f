import { daysBetween, type Day } from '../calendar';
import { standingOn, type Journey } from '../journey';
import type { Obligation } from '../rules';
import { outcomeOf, type DueIn, type Outcome } from './outcome';
import { whenDue, type Dimension, type WhenDue } from './when-due';

/** A duty that fell due in a period, with what had come of it by the end of the day asked. */
export interface DutyDue extends WhenDue {
  readonly rule: string;
  readonly version: number;
  readonly anchor: string;
  readonly anchorOn: Day;
  /** Null where its start is not on record. */
  readonly dueOn: Day | null;
  readonly metOn: Day | null;
  readonly outcome: Outcome;
  /** Why it was closed, or left the open lists as a breach. */
  readonly because: string | null;
  /** Days from its start to the day it was met: none where it was met before it began. */
  readonly waited: number | null;
}

/** The duties of one child that fell due in a period. Nothing that happened after the day asked counts. */
export const dutiesDue = (about: { readonly journey: Journey; readonly obligations: readonly Obligation[] }, asked: DueIn): DutyDue[] => {
  const isMissing = standingOn(about.journey, asked.on).missing !== undefined;
  return about.obligations.flatMap(row => {
    const outcome = outcomeOf(row, asked, isMissing);
    return outcome ? [{ ...told(row, asked.on), ...whenDue(about.journey, row), outcome }] : [];
  });
};

const told = ({ rule, version, anchor, anchorOn, dueOn, ...row }: Obligation, on: Day): Omit<DutyDue, 'outcome' | keyof WhenDue> => {
  const by = (day?: Day): Day | null => (day && day <= on ? day : null);
  const metOn = by(row.metOn);
  const closed = by(row.voidedOn ?? row.frozenOn);
  const waited = metOn && dueOn ? Math.max(0, daysBetween(anchorOn, metOn)) : null;
  return { rule, version, anchor, anchorOn, dueOn: dueOn ?? null, metOn, because: closed ? (row.because ?? null) : null, waited };
};

/** The group of a breakdown that a duty belongs to; null where nothing is on record. */
export const groupOf = (duty: WhenDue, by: Dimension): string | null => {
  switch (by) {
    case 'unaccompanied':
      return duty.unaccompanied ? 'yes' : 'no';
    case 'legal-status':
      return duty.legalStatus ?? null;
    default:
      return duty[by] ?? null;
  }
};
