import {
  explainSignal,
  obligationOn,
  severityOn,
  since,
  type Day,
  type Obligation,
  type ObligationStatus,
  type Signal,
} from '@waymark/domain';

/** A duty and how it stands at the end of a day. */
export interface ObligationRow {
  readonly child: string;
  readonly rule: string;
  readonly version: number;
  readonly anchor: string;
  readonly anchorOn: Day;
  readonly dueOn: Day | null;
  readonly metOn: Day | null;
  readonly voidedOn: Day | null;
  readonly because: string | null;
  readonly status: ObligationStatus;
  readonly evidence: readonly string[];
}

export const obligationColumns = 'child rule version anchor anchorOn dueOn metOn voidedOn because status evidence'.split(
  ' ',
) as (keyof ObligationRow)[];

const by = (on: Day | undefined, day: Day): Day | null => (on && on <= day ? on : null);

/** Nothing before the duty starts; what happened after the day is not told. */
export const obligationRow = (child: string, row: Obligation, day: Day): ObligationRow[] => {
  const status = obligationOn(row, day);
  if (!status) return [];
  const { rule, version, anchor, anchorOn, dueOn, evidence } = row;
  const closed = by(row.voidedOn ?? row.frozenOn, day);
  return [
    {
      ...{ child, rule, version, anchor, anchorOn, dueOn: dueOn ?? null, metOn: by(row.metOn, day), voidedOn: by(row.voidedOn, day) },
      ...{ because: closed ? (row.because ?? null) : null, status, evidence },
    },
  ];
};

/** A signal that is open at the end of a day. */
export interface SignalRow {
  readonly child: string;
  readonly rule: string;
  readonly severity: string;
  readonly since: Day;
  readonly spans: readonly { severity: string; from: Day; until: Day | null }[];
  readonly says: string;
  readonly evidence: readonly string[];
  readonly clears: string;
}

export const signalColumns = 'child rule severity since spans says evidence clears'.split(' ') as (keyof SignalRow)[];

export const signalRow = (child: string, signal: Signal, day: Day): SignalRow[] => {
  const span = severityOn(signal, day);
  if (!span) return [];
  const spans = signal.spans
    .filter(({ from }) => from <= day)
    .map(({ severity, from, until }) => ({ severity, from, until: by(until, day) }));
  const { rule, clears } = signal;
  return [
    {
      child,
      rule,
      severity: span.severity,
      since: since(signal),
      spans,
      says: explainSignal(signal, day),
      evidence: span.evidence,
      clears,
    },
  ];
};
