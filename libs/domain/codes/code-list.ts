import type { Day } from '../calendar';

/** A code with its words, and the days between which it may be used for a fact (`until` is the last day). */
export interface CodeSpec {
  readonly says: string;
  readonly from?: Day;
  readonly until?: Day;
  /** What took its place. */
  readonly successors?: readonly string[];
}

export interface CodeList<C extends string = string> {
  readonly name: string;
  readonly codes: Readonly<Record<C, CodeSpec>>;
}

export type CodeOf<L> = L extends CodeList<infer C> ? C : never;

/** A list of codes: plain words where a code was always valid, else with its days. */
export const codeList = <C extends string>(name: string, codes: Record<C, string | CodeSpec>): CodeList<C> => ({
  name,
  codes: Object.fromEntries(
    Object.entries<string | CodeSpec>(codes).map(([code, spec]) => [code, typeof spec === 'string' ? { says: spec } : spec]),
  ) as Record<C, CodeSpec>,
});

export const isCode = (list: CodeList, code: unknown): boolean => typeof code === 'string' && Object.hasOwn(list.codes, code);

/** "Care order (C2)": the words with the code beside them; the bare code where the list does not know it. */
export const inWords = (list: CodeList, code: string): string => (isCode(list, code) ? `${list.codes[code]!.says} (${code})` : code);
