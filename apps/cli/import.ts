import type { ImportTold } from '@waymark/application';

const MOST_PROBLEMS = 10;

/** The most frequent kinds of problem first, each with an example. */
export const problemColumns = 'code file line child year says effect'.split(' ') as (keyof ImportTold['problems'][number])[];

const problemsInWords = ({ problems }: ImportTold): string[] => {
  const kinds = new Map<string, { count: number; example: ImportTold['problems'][number] }>();
  for (const problem of problems) {
    const kind = kinds.get(problem.code) ?? { count: 0, example: problem };
    kind.count += 1;
    kinds.set(problem.code, kind);
  }
  const sorted = [...kinds].sort(([, a], [, b]) => b.count - a.count);
  const lines = sorted
    .slice(0, MOST_PROBLEMS)
    .map(
      ([code, { count, example }]) => `  ${String(count).padStart(6)}  ${code}: ${example.says} (${example.file}, line ${example.line})`,
    );
  const more = sorted.length > MOST_PROBLEMS ? [`  and ${sorted.length - MOST_PROBLEMS} more kinds`] : [];
  return problems.length
    ? ['', `Problems in rows: ${problems.length}. The most frequent:`, ...lines, ...more]
    : ['', 'No problems in the rows.'];
};

export const importedInWords = (told: ImportTold, dryRun: boolean): string[] => {
  const { rows, children, episodes, entries, returns, lastKnown } = told;
  const from = { option: 'as you said', folder: "by the folder's name", data: 'by its data' };
  return [
    ...returns.map(
      ({ folder, year, yearFrom, files }) => `${folder}: collection year ${year - 1} to ${year} (${from[yearFrom]}), ${files.length} files`,
    ),
    '',
    `Rows read ${rows.read}: used ${rows.used}, held already ${rows.held}, reported ${rows.reported}, of modules not used yet ${rows.notUsed}.`,
    `Children: ${children.new} new, ${children.known} known. Distinct episodes: ${episodes}.`,
    dryRun ? `A dry run: nothing was stored. ${entries} entries would be written.` : `${entries} entries were written.`,
    ...(lastKnown.length
      ? [
          `${lastKnown.length} children open in one return are missing from the next: last known in care on that 31 March. They are listed, not closed.`,
        ]
      : []),
    ...problemsInWords(told),
  ];
};
