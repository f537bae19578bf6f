import type { NewFact } from '@waymark/domain';
import { given, type Said } from './said';

/** A fact that the returns tell, and the rows that say so: the one that counts first. */
export interface Wanted {
  readonly fact: NewFact;
  readonly by: readonly Said[];
  /** The return that says it, where no single row does. */
  readonly year?: number;
}
export const wanted = (told: NewFact, by: readonly Said[]): Wanted => ({ fact: { ...told, data: given(told.data) } as NewFact, by });
