import type { Listed } from '@waymark/application';
import { daysBetween, type Day } from '@waymark/domain';
import { address } from '../as-at';
import { childNamed } from '../lists/child-row';
import type { DutyListed } from '../lists/do-next';
import { choices } from '../forms';
import { pageOf, pagination } from '../pagination';
import { clockItems, ruleName } from '../rules-in-words';
import { dueTag } from '../tags';
import { counted } from '../words';

const PAGE = 100;

export interface DueAsked {
  readonly on: string;
  /** Days ahead, as chosen; empty for the lead time of each rule. */
  readonly within: string;
  readonly rule: string;
  readonly worker: string;
  readonly page: unknown;
}

/** How far ahead a list may look, in days. */
export const horizons = ['0', '7', '14', '28', '90'];
const horizonWords = (days: string): string => (days === '0' ? 'Overdue or due today' : `Due within ${days} days`);

const dutyRow = (duty: DutyListed, on: Day, named: boolean) => ({
  ...childNamed(duty, named),
  rule: ruleName(duty.rule, duty.version),
  code: duty.rule,
  dueOn: duty.dueOn!,
  tag: dueTag(duty.status, daysBetween(on, duty.dueOn!)),
  worker: duty.worker,
  team: duty.team,
});

/** What is due next, of each child, worker and team: open duties, the first due at the head. */
export const duePage = (told: Listed<DutyListed>, asked: DueAsked, path: string) => {
  const { on, rows, reach } = told;
  const named = reach !== 'any child, without personal fields';
  const workers = [...new Set(rows.flatMap(({ worker }) => worker ?? []))].sort();
  const chosen = rows.filter(({ worker }) => !asked.worker || worker === asked.worker);
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(asked.page, pages);
  const { within, rule, worker } = asked;
  const children = new Set(chosen.map(({ child }) => child)).size;
  return {
    ...{ on, path, named },
    notYetShown: told.notYetShown,
    says: `${counted(chosen.length, 'duty', 'duties')} of ${counted(children, 'child', 'children')}, the first due at the top${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
    rows: chosen.slice((page - 1) * PAGE, page * PAGE).map(duty => dutyRow(duty, on, named)),
    pagination: pagination(page, pages, to => address(path, { on: asked.on, within, rule, worker, page: to })),
    filters: {
      horizons: choices(
        horizons.map(days => [days, horizonWords(days)] as const),
        within,
        'Due soon, by the lead time of each rule',
      ),
      rules: choices(clockItems(), rule, 'All rules'),
      workers: choices(
        [...new Set([...workers, ...(worker ? [worker] : [])])].map(one => [one, one] as const),
        worker,
        'All',
      ),
    },
  };
};
