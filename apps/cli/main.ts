import {
  asCsv,
  ChildJourney,
  Clock,
  dutyColumns,
  importReturns,
  lineColumns,
  lineRow,
  loadConfiguration,
  MODELS,
  type Actor,
} from '@waymark/application';
import { dictionary, dimensions, indicatorIds, outcomes, type Day, type IndicatorId } from '@waymark/domain';
import { rebuild, type Sources } from '@waymark/read-models';
import { Command, CommanderError, Option } from 'commander';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { day, known, rule, whole } from './arguments';
import { childDocument, childInWords } from './child';
import { benchAuthority } from './bench/authority';
import { bench, measuresInWords } from './bench/bench';
import { EXIT, exitCodeOf, sentenceOf } from './exit';
import { generate } from './generate/generate';
import { everyone } from './generate/planted';
import { report, reportInWords } from './generate/report';
import { importedInWords, problemColumns } from './import';
import { childrenBehind, indicatorInWords, indicatorsTold } from './indicators';
import { asMarkdown, writeManual } from './manual';
import { bar, output, type Output } from './output';
import { proofs } from './proofs';
import { questions } from './questions';
import { record } from './record';
import { rowLists } from './row-lists';
import { dutyInWords, dutyRows, timelinessInWords, timelinessTold, type PeriodOptions } from './timeliness';
import { withWaymark } from './waymark';

const program = new Command('waymark')
  .description('The journeys of children in care: bring returns in, ask, record, verify.')
  .exitOverride()
  .showHelpAfterError('(add --help for the words of a command)');

/** Every command can answer in JSON. */
const command = (words: string, says: string): Command =>
  program.command(words).description(says).option('--json', 'exactly one JSON document on standard output');
const outputOf = ({ json = false }: { json?: boolean }): Output => output(json);
const actorId = ({ id }: Actor): string => id;

command('import <folders...>', "Import one or several years' SSDA903 returns, a folder of CSV files a year")
  .option('--dry-run', 'store nothing, and say the same', false)
  .option('--year <YYYY>', 'the year in which the collection ends', whole(1992, 2100))
  .option('--problems <file>', 'write the problems in rows to a CSV file')
  .action(async (folders: string[], options: { json?: boolean; dryRun: boolean; year?: number; problems?: string }) => {
    const out = outputOf(options);
    await withWaymark(async ({ archive, actor }) => {
      const { dryRun, year } = options;
      const told = await importReturns(archive, { folders, year, dryRun, actor: actorId(actor), onProgress: says => out.progress(says) });
      if (options.problems) await pipeline(Readable.from(asCsv(told.problems, problemColumns)), createWriteStream(options.problems));
      out.result(told, () => importedInWords(told, dryRun));
    });
  });

command('record <file>', 'Record one fact a line from a JSON lines file, through the same decisions as a page').action(
  async (file: string, options: { json?: boolean }) => {
    const out = outputOf(options);
    await withWaymark(async waymark => {
      const recorded = await record(waymark, file, out);
      out.result(recorded, () => `${recorded.lines} lines were recorded, ${recorded.entries} new entries.`);
    });
  },
);

command('child <id>', 'One child as at the end of a day, as known then or now')
  .option('--on <DATE>', 'what had happened by the end of this day', day)
  .option('--known <WHEN>', 'what was known by a date-time or a position', known)
  .action(async (child: string, options: { json?: boolean; on?: Day; known?: string }) => {
    await withWaymark(async ({ queries, actor }) => {
      const { on, known } = options;
      const told = childDocument(await queries.execute(new ChildJourney({ child, actor, on, known })));
      outputOf(options).result(told, () => childInWords(told));
    });
  });

rowLists(command);

command('timeliness', 'The duties that fell due in a period: met, late, open, closed; waits; and the measures of reviews and visits')
  .option('--rule <CODE>', 'only this rule', rule(dictionary().clocks.map(({ id }) => id)))
  .option('--from <DATE>', 'due on or after this day; 1 April where it is left out', day)
  .option('--to <DATE>', 'due on or before this day; today where it is left out', day)
  .option('--on <DATE>', 'as at the end of this day; the end of the period where it is left out', day)
  .addOption(new Option('--by <DIMENSION>', 'broken down by how the child stood on the due date').choices(dimensions))
  .option('--rows', 'the duties behind the figures')
  .addOption(new Option('--outcome <OUTCOME>', 'with --rows, only those that came out so').choices(outcomes))
  .option('--group <VALUE>', 'with --rows and --by, only this group; an empty one for what is not on record')
  .addOption(new Option('--csv', 'as comma-separated values').conflicts('json'))
  .action(async (options: PeriodOptions & { json?: boolean; csv?: boolean; rows?: boolean }) => {
    const out = outputOf(options);
    const toCsv = (text: AsyncIterable<string>) => pipeline(Readable.from(text), process.stdout, { end: false });
    await withWaymark(async ({ archive }) => {
      if (options.rows && options.csv) return toCsv(asCsv(dutyRows(archive, options), dutyColumns));
      if (options.rows) return out.rows(dutyRows(archive, options), dutyInWords);
      const told = await timelinessTold(archive, options);
      if (options.csv) return toCsv(asCsv(told.lines.map(lineRow), lineColumns));
      out.result(told, () => timelinessInWords(told, options.by));
    });
  });

command('indicators', 'The national indicators on a day, each with its cohort, numerator, denominator and who is not recorded')
  .option('--on <DATE>', 'as at the end of this day; today where it is left out', day)
  .addOption(new Option('--behind <INDICATOR>', 'the children of one of them instead, counted or not').choices(indicatorIds))
  .action(async (options: { json?: boolean; on?: Day; behind?: IndicatorId }) => {
    const out = outputOf(options);
    await withWaymark(async ({ archive }) => {
      const on = options.on ?? archive.clock.today();
      if (options.behind) return out.rows(childrenBehind(archive, options.behind, on), ({ child, counted }) => `${child}  ${counted}`);
      const rows = await indicatorsTold(archive, on);
      out.result({ on, indicators: rows }, () => [`As at ${on}`, ...rows.map(indicatorInWords)]);
    });
  });

questions(command);

command('generate', 'Invent a council: children, and what happened to them up to today')
  .requiredOption('--children <N>', 'how many, beside those of the stories that every council has', whole(1, 200_000))
  .option('--seed <S>', 'the same seed tells the same lives', whole(0, 1_000_000), 1)
  .option('--report', 'store nothing, and compare the stock and flow with the published figures')
  .option('--years <Y>', 'how many years the council has recorded', whole(1, 10), 5)
  .action(async (options: { json?: boolean; children: number; seed: number; years: number; report?: boolean }) => {
    const out = outputOf(options);
    const { children, seed, years } = options;
    if (options.report) {
      const today = new Clock().today();
      const told = report(everyone({ children, seed, years, today }), today);
      out.result(told, () => reportInWords(told));
      return;
    }
    await withWaymark(async ({ archive, actor }) => {
      const made = await generate(archive, {
        children,
        seed,
        years,
        actor: actorId(actor),
        onProgress: (done, all) => out.progress(bar(done, all)),
      });
      out.result(
        made,
        () =>
          `${made.children} children with ${made.entries} entries were invented in ${made.seconds} seconds; ${made.known} were there already.`,
      );
    });
  });

proofs(command);

command('rebuild', 'Make the read models anew from the log, while people work').action(async (options: { json?: boolean }) => {
  const out = outputOf(options);
  await withWaymark(async ({ archive: { store, keyring }, app }) => {
    const began = performance.now();
    const sources = { store, keyring, models: app.get<Sources['models']>(MODELS) };
    const done = await rebuild(sources, ({ streams, entries }) => out.progress(`Streams: ${streams}, entries: ${entries}`));
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const told = { ...done, seconds: Math.round((performance.now() - began) / 100) / 10, megabytes };
    out.result(
      told,
      () => `${told.streams} streams with ${told.entries} entries were told again in ${told.seconds} seconds and ${megabytes} MB at most.`,
    );
  });
});

program
  .command('bench')
  .description('Measure speed, in ratios against hand-written SQL in the same run; fills the databases: give it empty ones of its own')
  .option('--json <file>', 'write the measures to a file')
  .option('--authority <N>', 'instead: invent so many children and rebuild them, with the rate and the memory', whole(10, 200_000))
  .action(async ({ json, authority }: { json?: string; authority?: number }) => {
    const out = output(false);
    await withWaymark(async ({ archive, app }) => {
      const say = (line: string): void => out.note(line);
      const measures = authority
        ? await benchAuthority(archive, authority, say)
        : await bench({ url: loadConfiguration().databaseUrl, archive, models: app.get<Sources['models']>(MODELS) }, say);
      if (json) await writeFile(json, JSON.stringify(measures, null, 2));
      out.result(measures, () => measuresInWords(measures));
    });
  });

command('dictionary', 'Events, fields, codes, clocks, signals, laws and settings, with what is in doubt')
  .option('--manual <folder>', 'write the manual there, a Markdown file a chapter')
  .action(async (options: { json?: boolean; manual?: string }) => {
    const made = dictionary();
    const written = options.manual === undefined ? undefined : await writeManual(made, options.manual);
    outputOf(options).result(written ?? made, () => written ?? asMarkdown(made));
  });

program.parseAsync().catch((error: unknown) => {
  // Commander has said it already.
  if (!(error instanceof CommanderError)) process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? EXIT.done : exitCodeOf(error);
});
