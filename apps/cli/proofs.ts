import { permissions, profiles, version, type Profile } from '@waymark/application';
import type { Day } from '@waymark/domain';
import { Option, type Command } from 'commander';
import { day, position } from './arguments';
import { EXIT } from './exit';
import { exportCase, exportedInWords } from './export';
import { output } from './output';
import { anchorOf, verifiedInWords, verify } from './verify';
import { withWaymark } from './waymark';

/** Commands for who checks Waymark: that nothing was changed, what one case holds, and who may see what. */
export const proofs = (command: (words: string, says: string) => Command): void => {
  command('verify', 'Follow the chain of every stream, and print the heads to be kept outside')
    .option('--against <file>', 'a JSON document that an earlier verify or anchor printed')
    .action(async (options: { json?: boolean; against?: string }) => {
      const out = output(!!options.json);
      await withWaymark(async ({ archive }) => {
        const found = await verify(archive.store, { against: options.against, out });
        out.result(found, () => verifiedInWords(found));
        if (found.breaks.length || found.otherAnchor) process.exitCode = EXIT.refused;
      });
    });

  command('anchor', 'One number for the whole log up to a position, to be printed or filed where nobody who runs Waymark can change it')
    .option('--at <POSITION>', 'up to this position; the end of the log where it is left out', position)
    .action(async (options: { json?: boolean; at?: string }) => {
      await withWaymark(async ({ archive: { store, clock } }) => {
        const { anchor } = await anchorOf(store, options.at);
        output(!!options.json).result({ madeOn: clock.today(), ...anchor }, () => [
          `Position ${anchor.position}, ${anchor.streams} streams: ${anchor.root}`,
          'Keep it outside. "verify --against" and an export\'s verify.mjs look for it.',
        ]);
      });
    });

  command('export <child>', 'One case to take away: its entries, what they tell, who looked, and a program that checks them')
    .requiredOption('--to <folder>', 'an empty folder, or one that is not there yet')
    .option('--at <POSITION>', 'as known at this position, like that of an anchor; now where it is left out', position)
    .option('--on <DATE>', 'how duties and alerts stood at the end of this day; today where it is left out, which --at does not allow', day)
    .addOption(new Option('--profile <PROFILE>', 'what is opened').choices(Object.keys(profiles)).default('full'))
    .action(async (child: string, options: { json?: boolean; to: string; at?: string; on?: Day; profile: Profile }) => {
      await withWaymark(async waymark => {
        const { to, at, on, profile } = options;
        const told = await exportCase(waymark, { child, to, at, on, profile, version, madeAt: new Date().toISOString() });
        output(!!options.json).result(told, () => exportedInWords(told));
      });
    });

  command('policy', 'Who may do what on whose record: every role, every door, every relation to the child').action(
    (options: { json?: boolean }) => {
      const rows = permissions();
      output(!!options.json).result(rows, () =>
        rows.map(
          row => `${row.role}  ${row.action}  ${row.relation}  ${row.allowed ? (row.purpose ? 'yes, stating a purpose' : 'yes') : 'no'}`,
        ),
      );
    },
  );
};
