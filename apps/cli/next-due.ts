import { isOpenOn, standingOn, type Day, type Obligation } from '@waymark/domain';
import type { Telling } from '@waymark/read-models';

/** Whose duties, and which: what is open and falls due by a day, or is due soon by the lead time of its rule. What is overdue is with them. */
export interface DueOptions {
  readonly dueBy?: Day;
  readonly soon?: boolean;
  readonly child?: string;
  readonly worker?: string;
  readonly team?: string;
}

/** A list of what is next begins with what is due first. */
export const isNextDue = ({ dueBy, soon }: DueOptions): boolean => dueBy !== undefined || soon === true;

const isTheirs = ({ child, journey }: Telling, on: Day, asked: DueOptions): boolean => {
  const allocated = standingOn(journey, on).worker;
  return (
    (asked.child === undefined || asked.child === child) &&
    (asked.worker === undefined || asked.worker === allocated?.worker) &&
    (asked.team === undefined || asked.team === allocated?.team)
  );
};

const isPressing = (row: Obligation, on: Day, { dueBy, soon }: DueOptions): boolean =>
  isOpenOn(row, on) && (dueBy === undefined || row.dueOn! <= dueBy) && (!soon || on > row.dueOn! || row.soonOn! <= on);

/** The duties asked for, of the children allocated at the end of the day as asked. */
export const dutiesAsked = (told: Telling, on: Day, asked: DueOptions): readonly Obligation[] => {
  if (!isTheirs(told, on, asked)) return [];
  return isNextDue(asked) ? told.obligations.filter(row => isPressing(row, on, asked)) : told.obligations;
};

export async function* firstDueFirst<Row extends { readonly dueOn: Day | null }>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  yield* all.sort((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : one.dueOn === other.dueOn ? 0 : 1));
}
