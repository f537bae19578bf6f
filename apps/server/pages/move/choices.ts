import { changeReasons, placementTypes, providers, type CodeList, type Day } from '@waymark/domain';

interface Choice {
  readonly value: string;
  readonly text: string;
}

const inUse = (list: CodeList, code: string, day: Day): boolean => {
  const { from, until } = list.codes[code]!;
  return (!from || from <= day) && (!until || day <= until);
};
const choices = (list: CodeList, codes: readonly string[], day: Day): Choice[] =>
  codes.filter(code => inUse(list, code, day)).map(code => ({ value: code, text: `${list.codes[code]!.says} (${code})` }));

/** The long list of types in plain groups, the most used first. */
const groups: Record<string, string[]> = {
  'Foster care': ['U6', 'U4', 'U5'],
  'With relatives or friends': ['U3', 'U1', 'U2'],
  'Children’s homes and schools': ['K2', 'K1', 'S1', 'R1'],
  'Supported accommodation': ['K3'],
  'With parents': ['P1'],
  'Placed for adoption': ['A3', 'A4', 'A5', 'A6'],
};
const grouped = new Set(Object.values(groups).flat());
const isTemporary = (code: string): boolean => /^T\d$/.test(code);

const placementGroups = (day: Day) => {
  const rest = Object.keys(placementTypes.codes).filter(code => !grouped.has(code));
  const all = { ...groups, Temporary: rest.filter(isTemporary), Other: rest.filter(code => !isTemporary(code)) };
  return Object.entries(all)
    .map(([name, codes]) => ({ name, items: choices(placementTypes, codes, day) }))
    .filter(({ items }) => items.length);
};

/** What can be chosen for a move, of the codes in use on the day. */
export const choicesOn = (day: Day) => ({
  placements: placementGroups(day),
  providers: choices(providers, ['PR1', 'PR4', 'PR5', 'PR2', 'PR3', 'PR0'], day),
  reasons: choices(changeReasons, Object.keys(changeReasons.codes), day),
});
