import { fact, type Day, type EventName, type FactOf, type NewFact } from '@waymark/domain';

/** One invented childhood in care: what happened, up to today. */
export interface Life {
  readonly child: string;
  readonly facts: readonly NewFact[];
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

/** Days of a life: from the first, up to but not including the last. */
export interface Stay {
  readonly from: Day;
  readonly to: Day;
  readonly born: Day;
}
