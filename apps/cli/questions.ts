import {
  ComingUp,
  ChildJourney,
  limitsToTry,
  ReplayRule,
  SetLimit,
  TryLimit,
  WhatClears,
  WhatIf,
  type LimitTried,
  type Remedy,
  type RuleReplayed,
  type WhatIfTold,
} from '@waymark/application';
import { dayInWords, factInWords, isOpenOn, rulesRegister, severityOn, type Asked, type Day } from '@waymark/domain';
import type { Telling } from '@waymark/read-models';
import { Argument, type Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { day, whole } from './arguments';
import { UsageError } from './exit';
import { output } from './output';
import { obligationRow, signalRow, type ObligationRow, type SignalRow } from './rows';
import { withWaymark } from './waymark';

interface Standing {
  readonly obligations: readonly ObligationRow[];
  readonly signals: readonly SignalRow[];
}
const standing = ({ child, obligations, lives }: Telling, on: Day): Standing => ({
  obligations: obligations.flatMap(row => obligationRow(child, row, on)),
  signals: lives.flatMap(life => signalRow(child, life, on)),
});

/** The facts of a JSON lines file: { "type", "on", "data" } a line. Throws UsageError with the line. */
const factsIn = async (file: string): Promise<Asked[]> =>
  (await readFile(file, 'utf8')).split('\n').flatMap((text, n): Asked[] => {
    if (!text.trim()) return [];
    try {
      const { type, on, data } = JSON.parse(text) as { type: string; on?: Day; data?: object };
      return [{ type, data: { ...(on ? { on } : {}), ...data } }];
    } catch {
      throw new UsageError(`Line ${n + 1} of ${file} is not a fact. Write one a line: { "type", "on", "data" }.`);
    }
  });

const whatIfDocument = ({ child, on, facts, refused, concerns, before, after }: WhatIfTold) => ({
  ...{ child, on, facts, refused, concerns, before: standing(before, on), after: standing(after, on) },
});

const openOf = ({ obligations, signals }: Standing): string[] => [
  ...obligations
    .filter(({ status }) => ['not-yet-due', 'due-soon', 'overdue'].includes(status))
    .map(({ rule, status, dueOn }) => `${rule} ${status}, due ${dueOn}`),
  ...signals.map(({ rule, severity, says }) => `${rule} ${severity}: ${says}`),
];
function* whatIfInWords(told: WhatIfTold): Generator<string> {
  const { child, on, facts, refused, before, after } = whatIfDocument(told);
  yield `Child ${child}, ${dayInWords(on)}, if this happened:`;
  for (const fact of facts) yield `  ${dayInWords(fact.data.on)}: ${factInWords(fact)}`;
  for (const { fact, says } of refused) yield `  Fact ${fact + 1} cannot be: ${says}`;
  const [was, is] = [openOf(before), openOf(after)];
  for (const line of was.filter(one => !is.includes(one))) yield `- ${line}`;
  for (const line of is.filter(one => !was.includes(one))) yield `+ ${line}`;
}

interface Clearing {
  readonly rule: string;
  readonly anchor: string;
  readonly remedies: readonly Remedy[];
}
function* clearingInWords(all: readonly Clearing[]): Generator<string> {
  if (all.length === 0) yield 'Nothing is open.';
  for (const { rule, remedies } of all) {
    yield `${rule}${remedies.length ? '' : ': no single fact recorded today would clear it'}`;
    for (const { says, raises } of remedies) yield `  ${says}${raises.length ? ` (raises ${raises.join(', ')})` : ''}`;
  }
}

const differing = ({ gained, lost }: { gained: readonly string[]; lost: readonly string[] }): string =>
  `more: ${gained.join(' ') || 'none'}; fewer: ${lost.join(' ') || 'none'}`;
function* comparedInWords({ days, throughout }: LimitTried | RuleReplayed): Generator<string> {
  for (const one of days) yield `${one.day}  ${one.now.children} now, ${one.tried.children} tried; ${differing(one)}`;
  yield `Some day from ${throughout.from} to ${throughout.to}: ${throughout.now} now, ${throughout.tried} tried; ${differing(throughout)}`;
}
function* limitInWords(tried: LimitTried): Generator<string> {
  yield `${tried.setting} at ${tried.value}: children on the board`;
  yield* comparedInWords(tried);
}
function* replayInWords(replayed: RuleReplayed): Generator<string> {
  const { rule, says, version } = replayed;
  yield `${rule} ${says}, as if ${version === null ? 'there were no such rule' : `version ${version} had been in force throughout`}: children it asks about`;
  yield* comparedInWords(replayed);
}

/** Commands that ask what would be, and the one that makes it so for a limit: the others write nothing. */
export const questions = (command: (words: string, says: string) => Command): void => {
  command('what-if <id> <file>', 'How a child would stand if the facts of a JSON lines file happened, on days past or to come')
    .option('--on <DATE>', 'the day to look at', day)
    .action(async (child: string, file: string, { json = false, on }: { json?: boolean; on?: Day }) => {
      const facts = await factsIn(file);
      await withWaymark(async ({ queries, actor }) => {
        const told = await queries.execute(new WhatIf({ child, actor, facts, on }));
        output(json).result(whatIfDocument(told), () => whatIfInWords(told));
      });
    });

  command(
    'what-clears <id>',
    'The single facts that would clear each signal and meet each duty of a child today, found by trying them',
  ).action(async (child: string, { json = false }: { json?: boolean }) => {
    await withWaymark(async ({ queries, actor, archive }) => {
      const { obligations, signals } = await queries.execute(new ChildJourney({ child, actor }));
      const today = archive.clock.today();
      const open = [
        ...signals.filter(signal => severityOn(signal, today)).map(({ rule, anchor }) => ({ rule, anchor })),
        ...obligations.filter(row => isOpenOn(row, today)).map(({ rule, anchor }) => ({ rule, anchor })),
      ];
      const all: Clearing[] = [];
      for (const asked of open) all.push({ ...asked, remedies: await queries.execute(new WhatClears({ ...asked, child, actor })) });
      output(json).result(all, () => clearingInWords(all));
    });
  });

  command('coming-up', 'What falls due and what turns amber, red or critical in the days ahead if nothing happens')
    .option('--within <N>', 'how many days ahead', whole(1, 366), 28)
    .option('--child <ID>', 'one child only')
    .option('--on <DATE>', 'from the end of this day', day)
    .action(async (options: { json?: boolean; within: number; child?: string; on?: Day }) => {
      await withWaymark(async ({ queries, actor }) => {
        const { json = false, ...asked } = options;
        const { rows } = await queries.execute(new ComingUp({ ...asked, actor }));
        const plain = rows.map(({ on, child, kind, rule, anchor, before, severity, says }) => ({
          ...{ on, child, kind, rule, anchor, before, severity, says },
        }));
        await output(json).rows(
          plain,
          row => `${row.on}  ${row.child}  ${row.rule}  ${row.says ? `${row.severity}: ${row.says}` : 'falls due'}`,
        );
      });
    });

  command('set-limit', 'The authority sets a limit of its own, from a day on; every child is told again under it')
    .addArgument(new Argument('<setting>', 'the rule and its limit, like D12.amber').choices(limitsToTry().map(({ setting }) => setting)))
    .addArgument(new Argument('<value>', 'the limit').argParser(whole(0, 10_000)))
    .requiredOption('--from <DATE>', 'the first day on which it holds', day)
    .requiredOption('--why <TEXT>', 'why it is changed: auditors will read it')
    .action(async (setting: string, value: number, { json = false, from, why }: { json?: boolean; from: Day; why: string }) => {
      await withWaymark(async ({ commands, actor }) => {
        const set = await commands.execute(new SetLimit({ actor, command: randomUUID(), setting, value, from, why }));
        const was = set.before === null ? 'the standard value' : String(set.before);
        output(json).result(
          { setting, value, from, ...set },
          () => `${setting} is ${value} from ${dayInWords(from)}; before it was ${was}.`,
        );
      });
    });

  command('try-limit', 'How many children a rule would ask about under another limit, today and at the last twelve month ends')
    .addArgument(new Argument('<setting>', 'the rule and its limit, like D12.amber').choices(limitsToTry().map(({ setting }) => setting)))
    .addArgument(new Argument('<value>', 'the limit to try').argParser(whole(0, 10_000)))
    .option('--against <N>', 'the limit it is compared with, instead of the one in force', whole(0, 10_000))
    .option('--on <DATE>', 'as at the end of this day', day)
    .action(async (setting: string, value: number, { json = false, against, on }: { json?: boolean; against?: number; on?: Day }) => {
      await withWaymark(async ({ queries, actor }) => {
        const tried = await queries.execute(new TryLimit({ actor, setting, value, against, on }));
        output(json).result(tried, () => limitInWords(tried));
      });
    });

  command('try-version', 'How many children a rule would ask about if one version of it had been in force throughout, or none')
    .addArgument(new Argument('<rule>', 'the code of the rule, like RV-01').choices([...new Set(rulesRegister().map(({ id }) => id))]))
    .option('--rule-version <N>', 'the version; without it as if there were no such rule', whole(1, 100))
    .option('--on <DATE>', 'as at the end of this day', day)
    .action(async (rule: string, { json = false, on, ruleVersion }: { json?: boolean; on?: Day; ruleVersion?: number }) => {
      await withWaymark(async ({ queries, actor }) => {
        const replayed = await queries.execute(new ReplayRule({ actor, rule, version: ruleVersion, on }));
        output(json).result(replayed, () => replayInWords(replayed));
      });
    });
};
