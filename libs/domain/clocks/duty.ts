import { hoursLater, provisionalYears, type Day } from '../calendar';
import type { Case, Obligation, Rule } from '../rules';
import type { Ending, Moment } from './clock';

/** One duty, before it is known whether it was met. All days are London days. */
export interface Duty {
  readonly anchor: Moment;
  /** The first day on which it runs: the anchor's, unless a tighter interval or the end of a stop began it later. */
  readonly startsOn: Day;
  readonly startedBy?: string;
  /** Left out where nobody can say when it began: it is not in the record. */
  readonly dueOn?: Day;
  /** The moment of the due day, for a clock in hours whose start has a time. */
  readonly dueAt?: string;
  readonly soonOn?: Day;
  /** What met it, in time or late. */
  readonly met?: Moment;
  /** What ends it where it is not met. */
  readonly ending?: Ending;
  /** Bank holidays bear on its due date. */
  readonly inWorkingDays?: boolean;
  /** Years of the calendar of terms that bear on it and are not confirmed. */
  readonly provisional?: readonly number[];
}

const endsInTime = ({ dueOn, dueAt }: Duty, { on, at, carriedOn, asBreach }: Ending): boolean => {
  if (carriedOn || asBreach) return !asBreach;
  return on < dueOn! || (on === dueOn && !(at && dueAt && hoursLater(at, 0) > dueAt));
};

/**
 * The row of a duty. One whose end comes on or before its due date is void; later it is a breach, frozen that day, and nothing later meets it.
 * Where the record does not cover what the rule needs, it says from which day on nobody can tell.
 */
export const dutyRow = (about: Case, rule: Rule, duty: Duty): Obligation => {
  const { anchor, startsOn, startedBy, dueOn, dueAt, soonOn, ending } = duty;
  const uncovered = about.coverage.endsAfter(rule.needs, startsOn);
  // Late is only known to be late where nothing could have happened unrecorded before.
  const met = duty.met && dueOn && (duty.met.on <= dueOn || !uncovered || duty.met.on < uncovered) ? duty.met : undefined;
  const ended = met || !dueOn ? undefined : ending;
  const inTime = ended && endsInTime(duty, ended);
  const known = met?.on ?? ended?.on;
  const years = duty.provisional ?? (dueOn && duty.inWorkingDays ? provisionalYears(anchor.on, dueOn) : []);
  return {
    rule: rule.id,
    version: rule.version,
    anchor: anchor.entry,
    anchorOn: anchor.on,
    startsOn,
    dueOn,
    dueAt,
    soonOn: soonOn && soonOn < startsOn ? startsOn : soonOn,
    metOn: met?.on,
    metAt: dueAt && met?.at ? hoursLater(met.at, 0) : undefined,
    voidedOn: inTime ? ended.on : undefined,
    superseded: inTime && ended.superseded ? true : undefined,
    because: ended?.because,
    frozenOn: inTime ? undefined : ended?.on,
    unknownFrom: !dueOn ? startsOn : uncovered && (!known || uncovered < known) ? uncovered : undefined,
    evidence: [anchor.entry, startedBy, met?.entry ?? ended?.entry].filter(entry => entry !== undefined),
    provisional: years.length ? years : undefined,
  };
};
