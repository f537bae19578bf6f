import { fact, type Day, type Entry, type EventName, type FactOf, type NewFact } from '@waymark/domain';

/** A fact, and who records it. */
export interface Said {
  readonly fact: NewFact;
  readonly actor: string;
}

/** What people do about an alert. */
export type Handling = 'deferred' | 'deferred, and soon back' | 'escalated' | 'looked at' | 'disputed';

/** One invented childhood in care: what happened, up to today. */
export interface Life {
  readonly child: string;
  readonly facts: readonly NewFact[];
  /** What is done about the alert of today; left out, it is left to chance. */
  readonly handled?: Handling | undefined;
  /** What is recorded after all the rest, whenever it happened: made from the entries before it. */
  readonly late?: (entries: readonly Entry[]) => readonly Said[];
}

/** Who a life begins with. */
export interface Beginning {
  readonly child: string;
  readonly today: Day;
  /** The social workers of the child's team; the first is the first to be allocated. */
  readonly workers: readonly string[];
  readonly team: string;
  readonly iro: string;
  /** How many years the council has recorded: of children who left before, nobody knows. */
  readonly years: number;
}

/** What happened in one life, as far as it has happened yet. */
export class Diary {
  readonly facts: NewFact[] = [];
  constructor(readonly today: Day) {}

  /** Writes down what happened, unless it is still to come. */
  write<N extends EventName>(type: N, on: Day, data: Omit<FactOf<N>, 'on'>): void {
    if (on <= this.today) this.facts.push(fact(type, { ...data, on } as FactOf<N>) as NewFact);
  }
}

/** Takes out what did not happen after all. */
export const leaveOut = ({ facts }: Diary, type: EventName, which: (data: { readonly on: Day }) => boolean = () => true): void => {
  for (let i = facts.length - 1; i >= 0; i -= 1) if (facts[i]!.type === type && which(facts[i]!.data)) facts.splice(i, 1);
};

/** Days of a life: from the first, up to but not including the last. */
export interface Stay {
  readonly from: Day;
  readonly to: Day;
  readonly born: Day;
}
