import { asCsv, type Archive } from '@waymark/application';
import { dictionary, type Day } from '@waymark/domain';
import { everyChildTold, type Telling } from '@waymark/read-models';
import { Option, type Command } from 'commander';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { day, rule } from './arguments';
import { dutiesAsked, firstDueFirst, isNextDue, type DueOptions } from './next-due';
import { output } from './output';
import { obligationColumns, obligationRow, signalColumns, signalRow } from './rows';
import { withWaymark } from './waymark';

interface ListOptions extends DueOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly rule?: string;
  readonly on?: Day;
}
type Told = { readonly rule: string };

async function* rowsOf<Row extends Told>(archive: Archive, options: ListOptions, of: List<Row>['of']): AsyncGenerator<Row> {
  const on = options.on ?? archive.clock.today();
  for await (const told of everyChildTold(archive))
    for (const row of of(told, on, options)) if (!options.rule || row.rule === options.rule) yield row;
}

interface List<Row extends Told> {
  readonly name: string;
  readonly says: string;
  readonly codes: readonly string[];
  readonly columns: readonly (keyof Row & string)[];
  readonly of: (told: Telling, on: Day, options: ListOptions) => Row[];
  /** What else can be asked of this list, and the order of its rows then. */
  readonly options?: readonly Option[];
  readonly order?: (rows: AsyncIterable<Row>, options: ListOptions) => AsyncIterable<Row>;
  readonly inWords: (row: Row) => string;
}
const list = <Row extends Told>(
  command: (words: string, says: string) => Command,
  { name, says, codes, columns, of, inWords, options: more = [], order = rows => rows }: List<Row>,
): void => {
  more
    .reduce((made, option) => made.addOption(option), command(name, says))
    .option('--rule <CODE>', 'only this rule', rule(codes))
    .option('--on <DATE>', 'as at the end of this day', day)
    .addOption(new Option('--csv', 'as comma-separated values').conflicts('json'))
    .action(async (options: ListOptions) => {
      await withWaymark(async ({ archive }) => {
        const rows = order(rowsOf(archive, options, of), options);
        if (options.csv) await pipeline(Readable.from(asCsv(rows, columns)), process.stdout, { end: false });
        else await output(!!options.json).rows(rows, inWords);
      });
    });
};

const codesOf = (rules: readonly { readonly id: string }[]): string[] => rules.map(({ id }) => id);

/** Commands that list a row for each duty or signal of every child, of any number. */
export const rowLists = (command: (words: string, says: string) => Command): void => {
  list(command, {
    name: 'obligations',
    says: 'Every statutory duty that had started by a day, and how it stands',
    codes: codesOf(dictionary().clocks),
    columns: obligationColumns,
    of: (told, on, options) => dutiesAsked(told, on, options).flatMap(row => obligationRow(told.child, row, on)),
    options: [
      new Option('--due-by <DATE>', 'only what is open and falls due by this day, the first due at the head').argParser(day),
      new Option('--soon', 'only what is open and due soon by the lead time of its rule, or overdue'),
      new Option('--child <ID>', 'only of this child'),
      new Option('--worker <ID>', 'only of children allocated to this worker on the day'),
      new Option('--team <ID>', 'only of children allocated to this team on the day'),
    ],
    order: (rows, options) => (isNextDue(options) ? firstDueFirst(rows) : rows),
    inWords: row =>
      `${row.child}  ${row.rule}  ${row.status}  due ${row.dueOn ?? 'not known'}${row.metOn ? `, met ${row.metOn}` : ''}${row.because ? `, ${row.because}` : ''}`,
  });
  list(command, {
    name: 'signals',
    says: 'What drifts on a day, and why',
    codes: codesOf(dictionary().signals),
    columns: signalColumns,
    of: ({ child, lives }, on) => lives.flatMap(life => signalRow(child, life, on)),
    inWords: row =>
      `${row.child}  ${row.rule}  ${row.severity}  since ${row.since}${row.deferredUntil ? `, deferred until ${row.deferredUntil}` : ''}: ${row.says}`,
  });
};
