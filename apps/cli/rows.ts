import {
  clearedBy,
  explainSignal,
  historyOn,
  obligationOn,
  severityOn,
  since,
  type Day,
  type Obligation,
  type ObligationStatus,
  type Case,
  type SignalLife,
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
  readonly anchor: string;
  /** The review date of the deferral in force. */
  readonly deferredUntil: Day | null;
  readonly firstHandledOn: Day | null;
  readonly daysToFirstHandling: number | null;
  readonly handled: readonly HandledRow[];
}

/** What somebody did about an alert, without the words: they stand in the entry. */
export interface HandledRow {
  readonly entry: string;
  readonly type: string;
  readonly on: Day;
  readonly by: string;
  readonly recordedAt: string;
  readonly until: Day | null;
  readonly to: string | null;
}

export const signalColumns =
  'child rule severity since spans says evidence clears anchor deferredUntil firstHandledOn daysToFirstHandling handled'.split(
    ' ',
  ) as (keyof SignalRow)[];

const handledRows = (life: SignalLife, day: Day): HandledRow[] =>
  historyOn(life, day).handled.map(one => ({
    ...{ entry: one.entry, type: one.type, on: one.on, by: one.by, recordedAt: one.recordedAt },
    until: one.type === 'SignalDeferred' ? one.until : null,
    to: one.type === 'SignalEscalated' ? one.to : null,
  }));

const lifeRow = (life: SignalLife, day: Day) => {
  const { deferredUntil, firstHandledOn, daysToFirstHandling } = historyOn(life, day);
  return { anchor: life.signal.anchor, deferredUntil, firstHandledOn, daysToFirstHandling, handled: handledRows(life, day) };
};

const spansBy = ({ signal }: SignalLife, day: Day): SignalRow['spans'] =>
  signal.spans.filter(({ from }) => from <= day).map(({ severity, from, until }) => ({ severity, from, until: by(until, day) }));

export const signalRow = (child: string, life: SignalLife, day: Day): SignalRow[] => {
  const { signal } = life;
  const span = severityOn(signal, day);
  if (!span) return [];
  const { rule, clears } = signal;
  const [spans, says] = [spansBy(life, day), explainSignal(signal, day)];
  return [
    { child, rule, severity: span.severity, since: since(signal), spans, says, evidence: span.evidence, clears, ...lifeRow(life, day) },
  ];
};

/** The life of an alert that had begun by the end of a day, also where it has cleared. */
export interface SignalHistoryRow extends Pick<
  SignalRow,
  'rule' | 'since' | 'spans' | 'anchor' | 'deferredUntil' | 'firstHandledOn' | 'daysToFirstHandling' | 'handled'
> {
  readonly clearedOn: Day | null;
  /** The entry that cleared it; null where a date did. */
  readonly clearedBy: string | null;
}
export const signalHistoryRow = (about: Case, life: SignalLife, day: Day): SignalHistoryRow[] => {
  const { signal } = life;
  if (since(signal) > day) return [];
  const { clearedOn } = historyOn(life, day);
  const cleared = clearedOn ? (clearedBy(about, signal) ?? null) : null;
  return [{ rule: signal.rule, since: since(signal), spans: spansBy(life, day), ...lifeRow(life, day), clearedOn, clearedBy: cleared }];
};
