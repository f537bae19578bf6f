import type { Day } from '../calendar';
import { fact, type ChildEventName, type EventName, type FactOf, type NewFact } from '../events/catalogue';
import type { Problem } from '../events/fact';
import type { Journey, Standing } from '../journey';
import type { Signal } from '../rules';
import type { Entry, Story } from '../story';

/** Why a fact is not recorded: what is so, then what to do. */
export interface Refusal {
  /** Stable, for machines; the law's id where a law of the story refuses. */
  readonly code: string;
  readonly says: string;
  readonly field?: string;
  /** The entry that stands in the way. */
  readonly entry?: string;
  /** Everything that is wrong with the fields, where that is why. */
  readonly problems?: readonly Problem[];
}
export const refuse = (code: string, says: string, where: { field?: string; entry?: string } = {}): Refusal => ({ code, says, ...where });

/** What a decision sees: how things stood at the end of the fact's own day. */
export interface Situation {
  /** The story up to that day, and its fold. */
  readonly story: Story;
  readonly journey: Journey;
  readonly standing: Standing;
  /** The whole record, for facts about entries. */
  readonly entries: readonly Entry[];
  readonly day: Day;
  /** All drift that the whole record tells, for facts about alerts. */
  readonly alerts: () => readonly Signal[];
}

/** Makes facts from the one asked for; none when it is so already. */
export type DecisionOf<N extends ChildEventName> = (asked: FactOf<N>, at: Situation) => readonly NewFact[] | Refusal;

export const nothing: readonly NewFact[] = [];
export const record = <N extends EventName>(type: N, data: FactOf<N>): readonly NewFact[] => [fact(type, data) as NewFact];
export const unless = <N extends EventName>(so: boolean, type: N, data: FactOf<N>): readonly NewFact[] =>
  so ? nothing : record(type, data);

const plain = (value: unknown): string => JSON.stringify(value ?? null);
/** Whether every field that is given has this value already. Unknown and left out are the same. */
export const saysNothingNew = (asked: object, told: object | undefined, except?: readonly string[]): boolean =>
  !!told &&
  Object.entries(asked).every(
    ([field, value]) => except?.includes(field) || plain(value) === plain((told as Record<string, unknown>)[field]),
  );
