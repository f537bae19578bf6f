import type { Day } from './calendar';
import type { Coverage } from './coverage';
import type { FactKind } from './events/fact';
import type { Journey } from './journey';
import type { Settings } from './settings';
import type { Story } from './story';
import type { Terms } from './terms';

/** How far a number can be trusted: primary source, secondary source, general knowledge, calculated, or this product's proposal. */
export type Confidence = 'V1' | 'V2' | 'G' | 'C' | 'P';

/**
 * A duty as dates. Lateness is asked, never stored: `obligationOn` answers for a day. All days are London days; a duty met on its due date is on time.
 * A row is known by rule, anchor and `startsOn`.
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
  /** Undefined where the record begins with the child already in care: nobody here can say when the duty began, so it is not in the record. */
  readonly dueOn?: Day;
  /** The due date is the earliest day on which it may be done, not the last: before it is a breach, after it there is no hurry. */
  readonly notBefore?: boolean;
  /** The moment at which it is due, for a clock in hours, where the record gives the time from which it runs: UTC, to the millisecond. */
  readonly dueAt?: string;
  /** From this day it is due soon. */
  readonly soonOn?: Day;
  readonly metOn?: Day;
  /** The moment at which it was met, where the record gives it: only beside `dueAt`. */
  readonly metAt?: string;
  /** Closed without being met, for a listed reason; `superseded` when another row took its place. */
  readonly voidedOn?: Day;
  readonly superseded?: boolean;
  /** Why it was closed, or left the open lists as a breach. */
  readonly because?: string;
  /** A breach still open when its period or placement ended, or declined: it stays a breach and leaves the open lists that day. */
  readonly frozenOn?: Day;
  /** From this day on the record cannot say whether it was met: never overdue, never red. */
  readonly unknownFrom?: Day;
  /** The entries it rests on: the anchor first, then what met or closed it. */
  readonly evidence: readonly string[];
  /** Years whose bank holidays, or school terms, are not confirmed and bear on the due date. */
  readonly provisional?: readonly number[];
}

export type ObligationStatus = 'not-yet-due' | 'due-soon' | 'overdue' | 'met-on-time' | 'met-late' | 'voided' | 'not-in-record';

const metInTime = ({ metOn, dueOn, metAt, dueAt }: Obligation): boolean =>
  metOn! < dueOn! || (metOn === dueOn && !(metAt && dueAt && metAt > dueAt));

/** The status at the end of a day; undefined before the duty starts. What is due at a moment is overdue at the end of that day. */
export const obligationOn = (row: Obligation, day: Day): ObligationStatus | undefined => {
  if (day < row.startsOn) return undefined;
  if (!row.dueOn) return 'not-in-record';
  if (row.metOn && row.metOn <= day) return row.notBefore || metInTime(row) ? 'met-on-time' : 'met-late';
  if (row.voidedOn && row.voidedOn <= day) return 'voided';
  if (row.unknownFrom && row.unknownFrom <= day) return 'not-in-record';
  if (row.frozenOn && row.frozenOn <= day) return 'overdue';
  if (row.notBefore) return 'not-yet-due';
  if (row.dueAt ? day >= row.dueOn : day > row.dueOn) return 'overdue';
  return row.soonOn && day >= row.soonOn ? 'due-soon' : 'not-yet-due';
};
/** Whether the duty is on the open lists at the end of a day: running, neither met nor closed nor frozen, and the record can tell. A wait is no work. */
export const isOpenOn = (row: Obligation, day: Day): boolean => {
  if (row.notBefore) return false;
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
  /** Which part of the rule holds, where it has several. */
  readonly limb?: string;
  /** The day its days are counted from. */
  readonly countsFrom: Day;
  /** The limit in days that opened it, where it has one: the authority's own where it has set one. */
  readonly limit?: number;
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

/** All a rule may look at. Rules are pure: the same case gives the same rows. */
export interface Case {
  readonly story: Story;
  readonly journey: Journey;
  readonly coverage: Coverage;
  readonly settings: Settings;
  readonly terms: Terms;
}

/** What the register says of any rule: for the manual, the dictionary and the page that explains. */
export interface Rule {
  /** The stable code, like RV-01 or D12. */
  readonly id: string;
  readonly version: number;
  readonly says: string;
  /** The law, or where the rule comes from. */
  readonly law: string;
  readonly confidence: Confidence;
  /** No duty begins before this day, nor on or after `ended`. */
  readonly inForce: Day;
  readonly ended?: Day;
  /** The kinds of fact it needs: where the record does not cover them it is silent. */
  readonly needs: readonly FactKind[];
}

/** A rule of drift. */
export interface DriftRule extends Rule {
  /** In days, unless the name says otherwise. Where the rule reads them through the settings, the authority may set its own. */
  readonly limits: Readonly<Record<string, number>>;
  /** Those of its limits that the law itself sets: an authority may make them shorter, never longer. */
  readonly ofLaw?: readonly string[];
  /** What its limits count where it is not days and no name says so: one of them, like "placement". */
  readonly counts?: string;
  readonly clears: string;
  /** The rules whose duties it reads; none where it is left out. */
  readonly reads?: (rule: string) => boolean;
  readonly signals: (about: Case, obligations: readonly Obligation[]) => Signal[];
  /** What is so on a day on which the signal is open, since when, the sum it made and its limit. Names nobody. */
  readonly explain: (signal: Signal, span: SignalSpan, day: Day) => string;
}
