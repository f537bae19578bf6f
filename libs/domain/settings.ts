import { byStart } from './span';
import type { Day } from './calendar';

/** A limit the authority has set for itself, and the day from which it holds. */
export interface OwnLimit {
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  readonly from: Day;
}

/** Limits an authority may set for itself, with their history, as far as they are known. */
export interface Settings {
  /** The limit in force on a day; the standard one where the authority has said nothing. */
  limit(setting: string, day: Day, standard: number): number;
  /** The days on which the limit may have changed, in order. */
  changes(setting: string): readonly Day[];
}

/** Nothing set: the limits are those of the rules. */
export const standardSettings: Settings = { limit: (_setting, _day, standard) => standard, changes: () => [] };

/** The limits as the authority set them, in the order in which it said so: of two from one day the one said last holds. */
export const settingsOf = (said: readonly OwnLimit[]): Settings => {
  if (said.length === 0) return standardSettings;
  const bySetting = new Map<string, OwnLimit[]>();
  for (const own of said) bySetting.set(own.setting, [...(bySetting.get(own.setting) ?? []), own]);
  for (const own of bySetting.values()) own.sort(byStart);
  return {
    limit: (setting, day, standard) => bySetting.get(setting)?.findLast(own => own.from <= day)?.value ?? standard,
    changes: setting => bySetting.get(setting)?.map(own => own.from) ?? [],
  };
};

/** The same settings with another value for one limit, as if it had always held: to try a limit on the past. */
export const withLimit = (settings: Settings, setting: string, value: number): Settings => ({
  limit: (asked, day, standard) => (asked === setting ? value : settings.limit(asked, day, standard)),
  changes: asked => (asked === setting ? [] : settings.changes(asked)),
});
