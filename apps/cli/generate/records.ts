import type { Entry, NewFact } from '@waymark/domain';
import { v7 } from 'uuid';
import { chance } from './chance';
import type { Invented } from './council';
import type { Life, Said } from './diary';
import { handled } from './handling';

/** A fact with the number of its entry, and who records it where it is not whoever invents. */
export interface Kept extends Omit<Said, 'actor'> {
  readonly id: string;
  readonly actor?: string;
}

const inOrder = (facts: readonly Kept[]): Kept[] =>
  [...facts].sort(({ fact: { data: a } }, { fact: { data: b } }) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
const numbered = (said: { readonly fact: NewFact; readonly actor?: string }): Kept => ({ id: v7(), ...said });

/** As the rules read them, before they are stored. */
export const asHeld = (facts: readonly Kept[]): Entry[] =>
  facts.map(({ id, fact: { type, data }, actor = '' }, revision) => ({ id, revision, type, data: { ...data }, recordedAt: '', actor }));

/** What is recorded of one child: in the order it happened, what was done about alerts among it; and then what is recorded late. */
export const recordsOf = (life: Life, { seed, today }: Pick<Invented, 'seed' | 'today'>): Kept[] => {
  const lived = inOrder(life.facts.map(fact => numbered({ fact })));
  const held = asHeld(lived);
  const by = chance([...life.child].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed));
  const done = handled(life, held, { by, today }).map(numbered);
  const late = life.late?.(held) ?? [];
  return [...inOrder([...lived, ...done]), ...late.map(numbered)];
};
