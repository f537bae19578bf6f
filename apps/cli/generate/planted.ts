import { driftRules, type DriftRuleId } from '@waymark/domain';
import { audited, auditorsStories } from './audited';
import { chance, steady } from './chance';
import { beginningOf, council, type Invented } from './council';
import { Diary, type Handling, type Life } from './diary';
import { stories } from './stories';

/** The number of the child who has a signal, and of the one who just misses it. */
export const numberOf = (signal: DriftRuleId, misses: boolean): string => `INV${signal}${misses ? 'B' : 'A'}`;

/** How many children there are beside those of the council. */
export const plantedChildren = 2 * driftRules.length + Object.keys(auditorsStories).length;

/** The first story of a team is handled in the first way, its second in the second …; the others wait. */
const ways: readonly (Handling | undefined)[] = ['looked at', 'deferred, and soon back', 'escalated', 'disputed', 'deferred'];

/**
 * The children of the stories, beside those of the council: for each signal the one who has it and the one who misses it in one team, the teams in
 * turn; then the children of an auditor's stories.
 */
export function* planted(invented: Invented): Generator<Life> {
  const teams = new Map<string, number>();
  for (const [n, { id }] of driftRules.entries())
    for (const misses of [false, true]) {
      const signal = id as DriftRuleId;
      const beginning = beginningOf(invented, n, numberOf(signal, misses));
      const diary = new Diary(invented.today);
      const by = steady(chance(invented.seed * 1_000_003 + 500_000 + 2 * n + Number(misses)));
      stories[signal].tell({ ...beginning, diary, by }, misses);
      const before = teams.get(beginning.team) ?? 0;
      teams.set(beginning.team, before + Number(misses));
      yield { child: beginning.child, facts: diary.facts, handled: ways[before] };
    }
  yield* audited(invented);
}

/** The whole council: as many children as were asked for, and those of the stories. */
export function* everyone(invented: Invented): Generator<Life> {
  yield* council(invented);
  yield* planted(invented);
}
