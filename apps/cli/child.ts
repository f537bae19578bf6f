import type { ChildTold } from '@waymark/application';
import { dayInWords, inWords, legalStatuses, permanencePlans, placementTypes } from '@waymark/domain';
import { childOn, type ChildOn } from '@waymark/read-models';
import { obligationRow, signalHistoryRow, signalRow, type ObligationRow, type SignalHistoryRow, type SignalRow } from './rows';

/** One child as at the end of a day, as one document. */
export interface ChildDocument extends Omit<ChildOn, 'entries' | 'obligations' | 'signals'> {
  readonly known: string | null;
  readonly entries: readonly object[];
  readonly obligations: readonly ObligationRow[];
  readonly signals: readonly SignalRow[];
  /** Every alert that had begun by then, with what people did about it and what cleared it. */
  readonly signalHistory: readonly SignalHistoryRow[];
}

export const childDocument = ({ child, on, known, telling, obligations }: ChildTold): ChildDocument => {
  const told = childOn(telling, on);
  return {
    ...told,
    known: known ?? null,
    entries: told.entries.map(({ id, revision, type, on, recordedAt, data, correctedBy, struckBy }) => ({
      ...{ id, revision, type, on, recordedAt, data, correctedBy, struckBy },
    })),
    obligations: obligations.flatMap(row => obligationRow(child, row, on)),
    signals: telling.lives.flatMap(life => signalRow(child, life, on)),
    signalHistory: telling.lives.flatMap(life => signalHistoryRow(telling, life, on)),
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
