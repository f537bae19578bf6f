import { addDays, daysBetween, earliest, latest, type Day } from '../calendar';
import type { Case, Obligation, Rule } from '../rules';
import type { Moment } from './clock';
import { dutyRow, type Duty } from './duty';

/** More time, granted while the duty was still in time. */
export interface Extension extends Moment {
  readonly lastDay: Day;
}
/** The first that was granted in time is the only one that counts; it never shortens, and never goes beyond the longest there may be. */
export const extensionOf = (granted: readonly (Moment & { readonly until?: Day })[], dueOn: Day, longest: Day): Extension | undefined => {
  const extension = granted.find(({ on }) => on <= dueOn);
  return extension && { ...extension, lastDay: latest(dueOn, earliest(extension.until, longest))! };
};

/** The rows of a duty that may be extended: the first is superseded that day, and one with the same anchor has the later date (reading R70). */
export const extendable = (about: Case, rule: Rule, duty: Duty, extension: Extension | undefined): Obligation[] => {
  const closed = earliest(duty.met?.on, duty.ending?.on);
  if (!extension || !duty.dueOn || (closed && closed <= extension.on)) return [dutyRow(about, rule, duty)];
  const { on, entry, lastDay } = extension;
  const extended = { on, entry, because: 'extended', superseded: true };
  const before = on > duty.startsOn ? [dutyRow(about, rule, { ...duty, met: undefined, ending: extended })] : [];
  const soonOn = duty.soonOn && addDays(lastDay, daysBetween(duty.dueOn, duty.soonOn));
  return [...before, dutyRow(about, rule, { ...duty, startsOn: latest(on, duty.startsOn)!, startedBy: entry, dueOn: lastDay, soonOn })];
};
