import type { ChildTold } from '@waymark/application';
import { dayInWords, inWords, legalStatuses, marks, permanencePlans, placementTypes, type Day } from '@waymark/domain';
import { obligationRow, signalRow, type ObligationRow, type SignalRow } from './rows';

/** One child as at the end of a day, as one document. */
export interface ChildDocument {
  readonly child: string;
  readonly on: Day;
  readonly known: string | null;
  readonly inCare: { since: Day; sinceBefore: boolean; shortBreaks: boolean } | null;
  readonly legalStatus: { code: string; since: Day } | null;
  readonly placement: { code: string; provider: string | null; since: Day; temporary: boolean } | null;
  readonly plan: { code: string | null; parallel: readonly string[]; since: Day } | null;
  readonly lastKnownOn: Day | null;
  readonly flags: ChildTold['flags'];
  readonly entries: readonly object[];
  readonly obligations: readonly ObligationRow[];
  readonly signals: readonly SignalRow[];
}

const entriesOf = ({ entries }: ChildTold): object[] => {
  const { correctedBy, struckBy } = marks(entries);
  return entries.map(({ id, revision, type, recordedAt, data }) => ({
    ...{ id, revision, type, on: data.on, recordedAt, data },
    correctedBy: correctedBy.get(id) ?? [],
    struckBy: struckBy.get(id) ?? null,
  }));
};

export const childDocument = (told: ChildTold): ChildDocument => {
  const { child, on, known, standing, journey, flags } = told;
  const { period, status, placement, plan } = standing;
  return {
    ...{ child, on, known: known ?? null, flags, lastKnownOn: journey.lastKnownOn ?? null },
    inCare: period ? { since: period.from, sinceBefore: period.sinceBefore, shortBreaks: period.shortBreaks } : null,
    legalStatus: status ? { code: status.code, since: status.from } : null,
    placement: placement
      ? { code: placement.code, provider: placement.provider ?? null, since: placement.from, temporary: placement.temporary }
      : null,
    plan: plan ? { code: plan.code ?? null, parallel: plan.parallel, since: plan.from } : null,
    entries: entriesOf(told),
    obligations: told.obligations.flatMap(row => obligationRow(child, row, on)),
    signals: told.signals.flatMap(row => signalRow(child, row, on)),
  };
};

export const childInWords = (document: ChildDocument): string[] => {
  const { child, on, inCare, legalStatus, placement, plan, flags, obligations, signals, entries } = document;
  const open = obligations.filter(({ status }) => status === 'overdue' || status === 'due-soon' || status === 'not-yet-due');
  return [
    `Child ${child}, ${dayInWords(on)}`,
    inCare ? `In care since ${inCare.sinceBefore ? 'before ' : ''}${dayInWords(inCare.since)}` : 'Not in care',
    ...(legalStatus ? [`Legal status: ${inWords(legalStatuses, legalStatus.code)}, since ${dayInWords(legalStatus.since)}`] : []),
    ...(placement ? [`Placement: ${inWords(placementTypes, placement.code)}, since ${dayInWords(placement.since)}`] : []),
    ...(plan ? [`Plan: ${plan.code ? inWords(permanencePlans, plan.code) : 'none'}, since ${dayInWords(plan.since)}`] : []),
    ...(document.lastKnownOn ? [`Last known in care on ${dayInWords(document.lastKnownOn)}`] : []),
    ...flags.map(flag => `Flag: ${flag.says}`),
    ...open.map(({ rule, status, dueOn }) => `${rule} ${status}${dueOn ? `, due ${dayInWords(dueOn)}` : ''}`),
    ...signals.map(({ rule, severity, says }) => `${rule} ${severity}: ${says}`),
    `${entries.length} entries`,
  ];
};
