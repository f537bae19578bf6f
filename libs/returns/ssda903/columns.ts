/** The modules of the SSDA903 return, each with its columns in DfE's order. A file is recognised by its columns, never by its name. */
export const columns = {
  Header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
  Episodes: [
    ...['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER'],
    ...['DEC', 'REC', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN'],
  ],
  Reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  UASC: ['CHILD', 'SEX', 'DOB', 'DUC'],
  AD1: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  Missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  OC2: [
    ...['CHILD', 'DOB', 'SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK'],
    ...['HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
  ],
  OC3: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
  SWEpisodes: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  DoLo: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies Record<string, readonly string[]>;

export type Module = keyof typeof columns;

const notUsedYet: ReadonlySet<string> = new Set<Module>(['OC2', 'OC3', 'SWEpisodes', 'DoLo']);
/** Whether the import makes facts of the module's rows. The others are recognised and their rows counted as not used yet. */
export const isUsed = (module: Module): boolean => !notUsedYet.has(module);

export const modules = Object.keys(columns) as Module[];

/** Column names as a file's first line gives them: any case, stray spaces and a byte-order mark forgiven. */
export const columnNames = (line: readonly string[]): string[] =>
  line.map(name =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toUpperCase(),
  );

/** The module whose columns these are, in any order; or the sentence that says how they differ from the nearest module. */
export const recognise = (names: readonly string[]): { module: Module } | { says: string } => {
  const has = new Set(names);
  const distance = (module: Module) => ({
    module,
    missing: columns[module].filter(name => !has.has(name)),
    extra: names.filter((name, i) => !(columns[module] as readonly string[]).includes(name) || names.indexOf(name) !== i),
  });
  const [nearest] = modules.map(distance).sort((a, b) => a.missing.length + a.extra.length - (b.missing.length + b.extra.length));
  const { module, missing, extra } = nearest!;
  if (!missing.length && !extra.length) return { module };
  const list = (about: string, columns: readonly string[]) =>
    columns.length ? ` ${about}: ${columns.map(name => name.slice(0, 40) || '(no name)').join(', ')}.` : '';
  if (missing.length === columns[module].length)
    return { says: `its first line names no columns of the return.${list('It has', extra.slice(0, 12))}` };
  return {
    says: `its columns are those of no module. The nearest is ${module}.${list('Missing', missing)}${list('Not in that module', extra)}`,
  };
};
