import { placementTypes, providers, type CodeList, type Day } from '@waymark/domain';

export interface Choice {
  readonly value: string;
  readonly text: string;
}
export interface ChoiceGroup {
  /** Empty where the list has no groups. */
  readonly name: string;
  readonly items: readonly Choice[];
}

const inUse = (list: CodeList, code: string, day: Day): boolean => {
  const { from, until } = list.codes[code]!;
  return (!from || from <= day) && (!until || day <= until);
};
const choices = (list: CodeList, codes: readonly string[], day: Day): Choice[] =>
  codes.filter(code => inUse(list, code, day)).map(code => ({ value: code, text: `${list.codes[code]!.says} (${code})` }));

/** The long list of types in plain groups, the most used first. */
const placements: Record<string, string[]> = {
  'Foster care': ['U6', 'U4', 'U5'],
  'With relatives or friends': ['U3', 'U1', 'U2'],
  'Children’s homes and schools': ['K2', 'K1', 'S1', 'R1'],
  'Supported accommodation': ['K3'],
  'With parents': ['P1'],
  'Placed for adoption': ['A3', 'A4', 'A5', 'A6'],
};
/** The most used first. */
const byUse = ['PR1', 'PR4', 'PR5', 'PR2', 'PR3', 'PR0'];
const grouped = new Set(Object.values(placements).flat());
const isTemporary = (code: string): boolean => /^T\d$/.test(code);

/** What can be chosen of a list of codes on a day, in groups where they help. */
export const choicesOf = (list: CodeList, day: Day): ChoiceGroup[] => {
  const codes = Object.keys(list.codes);
  const rest = codes.filter(code => !grouped.has(code));
  const groups: Record<string, string[]> =
    list === placementTypes
      ? { ...placements, Temporary: rest.filter(isTemporary), Other: rest.filter(code => !isTemporary(code)) }
      : { '': list === providers ? byUse : codes };
  return Object.entries(groups)
    .map(([name, some]) => ({ name, items: choices(list, some, day) }))
    .filter(({ items }) => items.length);
};
