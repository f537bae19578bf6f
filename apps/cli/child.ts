import type { ChildTold } from '@waymark/application';
import { dayInWords, inWords, legalStatuses, permanencePlans, placementTypes } from '@waymark/domain';
import { childOn, type ChildOn } from '@waymark/read-models';
import { obligationRow, signalRow, type ObligationRow, type SignalRow } from './rows';

/** One child as at the end of a day, as one document. */
export interface ChildDocument extends Omit<ChildOn, 'entries' | 'obligations' | 'signals'> {
  readonly known: string | null;
  readonly entries: readonly object[];
  readonly obligations: readonly ObligationRow[];
  readonly signals: readonly SignalRow[];
}

export const childDocument = ({ child, on, known, telling, obligations, signals }: ChildTold): ChildDocument => {
  const told = childOn(telling, on);
  return {
    ...told,
    known: known ?? null,
    entries: told.entries.map(({ id, revision, type, on, recordedAt, data, correctedBy, struckBy }) => ({
      ...{ id, revision, type, on, recordedAt, data, correctedBy, struckBy },
    })),
    obligations: obligations.flatMap(row => obligationRow(child, row, on)),
    signals: signals.flatMap(row => signalRow(child, row, on)),
  };
};

export const childInWords = (document: ChildDocument): string[] => {
  const { child, on, inCare, legalStatus, placement, plan, leavingCare, flags, obligations, signals, entries } = document;
  const open = obligations.filter(({ status }) => status === 'overdue' || status === 'due-soon' || status === 'not-yet-due');
  return [
    `Child ${child}, ${dayInWords(on)}`,
    inCare ? `In care since ${inCare.sinceBefore ? 'before ' : ''}${dayInWords(inCare.since)}` : 'Not in care',
    ...(legalStatus ? [`Legal status: ${inWords(legalStatuses, legalStatus.code)}, since ${dayInWords(legalStatus.since)}`] : []),
    ...(placement ? [`Placement: ${inWords(placementTypes, placement.code)}, since ${dayInWords(placement.since)}`] : []),
    ...(plan ? [`Plan: ${plan.code ? inWords(permanencePlans, plan.code) : 'none'}, since ${dayInWords(plan.since)}`] : []),
    ...(leavingCare ? [`Eligible for leaving care since ${leavingCare.sinceBefore ? 'before ' : ''}${dayInWords(leavingCare.since)}`] : []),
    ...(document.lastKnownOn ? [`Last known in care on ${dayInWords(document.lastKnownOn)}`] : []),
    ...flags.map(flag => `Flag: ${flag.says}`),
    ...open.map(({ rule, status, dueOn }) => `${rule} ${status}${dueOn ? `, due ${dayInWords(dueOn)}` : ''}`),
    ...signals.map(({ rule, severity, says }) => `${rule} ${severity}: ${says}`),
    `${entries.length} entries`,
  ];
};
