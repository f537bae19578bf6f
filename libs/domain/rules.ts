import type { Day } from './calendar';
import type { Coverage } from './coverage';
import type { FactKind } from './events/fact';
import type { Journey } from './journey';
import type { Story } from './story';

/** How far a number can be trusted: primary source, secondary source, general knowledge, calculated, or this product's proposal. */
export type Confidence = 'V1' | 'V2' | 'G' | 'C' | 'P';

/**
 * A duty as dates. Lateness is asked, never stored: `obligationOn` answers for a day. All days are London days; a duty met on its due date is on time.
 */
export interface Obligation {
  /** The stable code of the rule, like RV-01, and the version of it that was in force on the anchor. */
  readonly rule: string;
  readonly version: number;
  /** The entry that began it, and its day. */
  readonly anchor: string;
  readonly anchorOn: Day;
  /** The first day on which the duty runs (a tightened interval begins later than its anchor). */
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** From this day it is due soon. */
  readonly soonOn: Day;
  readonly metOn?: Day;
  /** Closed without being met, for a listed reason; `superseded` when another row took its place. */
  readonly voidedOn?: Day;
  readonly superseded?: boolean;
  readonly because?: string;
  /** A breach still open when its period or placement ended: it stays a breach and leaves the open lists that day. */
  readonly frozenOn?: Day;
  /** From this day on the record cannot say whether it was met: never overdue, never red. */
  readonly unknownFrom?: Day;
  /** The entries it rests on: the anchor first, then what met or closed it. */
  readonly evidence: readonly string[];
  /** Years whose bank holidays are not confirmed and bear on the due date. */
  readonly provisional?: readonly number[];
}

export type ObligationStatus = 'not-yet-due' | 'due-soon' | 'overdue' | 'met-on-time' | 'met-late' | 'voided' | 'not-in-record';

/** The status at the end of a day; undefined before the duty starts. */
export const obligationOn = (row: Obligation, day: Day): ObligationStatus | undefined => {
  if (day < row.startsOn) return undefined;
  if (row.metOn && row.metOn <= day) return row.metOn <= row.dueOn ? 'met-on-time' : 'met-late';
  if (row.voidedOn && row.voidedOn <= day) return 'voided';
  if (row.unknownFrom && row.unknownFrom <= day) return 'not-in-record';
  if (day > row.dueOn) return 'overdue';
  return day >= row.soonOn ? 'due-soon' : 'not-yet-due';
};
/** Whether the duty is on the open lists at the end of a day: running, neither met nor closed nor frozen, and the record can tell. */
export const isOpenOn = (row: Obligation, day: Day): boolean => {
  const status = obligationOn(row, day);
  return (status === 'not-yet-due' || status === 'due-soon' || status === 'overdue') && !(row.frozenOn && row.frozenOn <= day);
};

export const severities = ['info', 'amber', 'red', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Days of one severity, from the first, up to but not including `until`. */
export interface SignalSpan {
  readonly severity: Severity;
  readonly from: Day;
  readonly until?: Day;
  readonly evidence: readonly string[];
}

/** One occurrence of drift: an unbroken run of days with any severity. It may use only what happened up to the day it speaks of. */
export interface Signal {
  readonly rule: string;
  readonly version: number;
  readonly anchor: string;
  /** The day its count runs from: not the first day of the signal. */
  readonly countsFrom: Day;
  readonly spans: readonly SignalSpan[];
  /** What the rule saw, in plain words, with the entries they come from. */
  readonly facts: readonly { readonly says: string; readonly entry?: string; readonly on?: Day }[];
  readonly clears: string;
}

/** The first day of the occurrence, whatever its severity then. */
export const since = (signal: Signal): Day => signal.spans[0]!.from;
/** The span that holds the day; undefined when the signal is not open at its end. */
export const severityOn = (signal: Signal, day: Day): SignalSpan | undefined =>
  signal.spans.find(span => span.from <= day && (!span.until || day < span.until));

/** Limits an authority may set for itself, with their history: asked for a day, among those known. Names like `D12.amber`. */
export interface Settings {
  limit(setting: string, day: Day, standard: number): number;
}
export const standardSettings: Settings = { limit: (_setting, _day, standard) => standard };

/** All a rule may look at. Rules are pure: the same case gives the same rows. */
export interface Case {
  readonly story: Story;
  readonly journey: Journey;
  readonly coverage: Coverage;
  readonly settings: Settings;
}

/** A statutory clock, in one row of law. */
export interface Clock {
  readonly id: string;
  readonly version: number;
  readonly says: string;
  readonly law: string;
  readonly confidence: Confidence;
  readonly inForce: Day;
  readonly ended?: Day;
  readonly needs: readonly FactKind[];
  /** The limit in words, for the manual and the page. */
  readonly limit: string;
}

/** A rule of drift. */
export interface DriftRule {
  readonly id: string;
  readonly version: number;
  readonly says: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly inForce: Day;
  readonly needs: readonly FactKind[];
  /** In days, unless the name says otherwise. */
  readonly limits: Readonly<Record<string, number>>;
  readonly clears: string;
  readonly signals: (about: Case, obligations: readonly Obligation[]) => Signal[];
  /** One sentence for an open signal on a day: what is so, since when, the sum it made and its limit. */
  readonly explain: (signal: Signal, day: Day) => string;
}
