import { opensNames, type Listed, type WithNames } from '@waymark/application';
import { permanencePlans, type Day } from '@waymark/domain';
import type { Recorded } from '@waymark/read-models';
import { address } from '../as-at';
import { pageOf, pagination } from '../pagination';
import { ruleName } from '../rules-in-words';
import { codeName, counted } from '../words';
import { childRow, type ChildListed, type SignalListed } from './child-row';
import { childrenInNeed, doNext, type DutyListed } from './do-next';
import { newsByChild } from './news';

const PAGE = 100;
const NO_PLAN = 'none';

export interface CaseloadAsked {
  readonly on: string;
  readonly alert: string;
  readonly plan: string;
  /** One of the standings. */
  readonly show: string;
  readonly page: unknown;
}

/** What the page is made from; without duties and news where the reader sees no names. */
export interface CaseloadTold {
  readonly children: Listed<ChildListed>;
  readonly signals: readonly SignalListed[];
  readonly duties?: readonly DutyListed[];
  readonly news?: readonly WithNames<Recorded>[];
}

/** Whose page it is: how it is titled, where it lies, and what an empty one says. */
export interface CaseloadFrame {
  readonly path: string;
  readonly title: (children: number) => string;
  readonly empty: string;
  readonly showWorker: boolean;
}

/** What the rows can be narrowed to beside alerts and plans. */
const standings: ReadonlyMap<string, { readonly says: string; readonly holds: (row: ChildListed) => boolean }> = new Map([
  ['no-worker', { says: 'Without a social worker', holds: ({ worker }) => worker === null }],
  ['missing', { says: 'Missing now', holds: ({ missingSince }) => missingSince !== null }],
  ['last-known', { says: 'Last known in care on a 31 March', holds: ({ lastKnownOn }) => lastKnownOn !== null }],
]);

const planOf = ({ plan }: ChildListed): string => plan?.code ?? NO_PLAN;

const filtersOf = ({ children, signals }: CaseloadTold, { alert, plan, show }: CaseloadAsked) => {
  const rules = [...new Set(signals.map(({ rule }) => rule))].sort();
  const plans = [...Object.keys(permanencePlans.codes), NO_PLAN].filter(code => children.rows.some(row => planOf(row) === code));
  const present = [...standings].filter(([name, { holds }]) => name === show || children.rows.some(holds));
  return {
    shows: [{ value: '', text: 'All children' }, ...present.map(([value, { says }]) => ({ value, text: says, selected: value === show }))],
    alerts: [{ value: '', text: 'Any or none' }, ...rules.map(rule => ({ value: rule, text: ruleName(rule), selected: rule === alert }))],
    plans: [
      { value: '', text: 'Any or none' },
      ...plans.map(code => ({ value: code, text: code === NO_PLAN ? 'No plan' : codeName(code, 'plan'), selected: code === plan })),
    ],
  };
};

const fits = (row: ChildListed, { signals }: CaseloadTold, { alert, plan, show }: CaseloadAsked): boolean =>
  (standings.get(show)?.holds(row) ?? true) &&
  (!alert || signals.some(({ child, rule }) => child === row.child && rule === alert)) &&
  (!plan || planOf(row) === plan);

/** Who has waited longest for something comes first, then who is due first. */
const byNextDue = (a: ChildListed, b: ChildListed): number => ((a.next?.dueOn ?? '9999') < (b.next?.dueOn ?? '9999') ? -1 : 1);

const needs = (duties: readonly DutyListed[] | undefined, on: Day): string | undefined => {
  const children = duties && childrenInNeed(duties, on);
  if (children === undefined) return undefined;
  return children
    ? `${counted(children, 'child needs', 'children need')} something within a week.`
    : 'Nothing is overdue or due within a week.';
};

const tableOf = (told: CaseloadTold, asked: CaseloadAsked, { path }: CaseloadFrame, named: boolean) => {
  const { on, rows } = told.children;
  const chosen = rows.filter(row => fits(row, told, asked)).sort(byNextDue);
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(asked.page, pages);
  const { alert, plan, show } = asked;
  return {
    children: chosen.slice((page - 1) * PAGE, page * PAGE).map(row => childRow(row, { on, named, rows, signals: told.signals })),
    filtered: alert !== '' || plan !== '' || show !== '',
    says: `Showing ${counted(chosen.length, 'child', 'children')}${pages > 1 ? `, page ${page} of ${pages}` : ''}, the first due at the top.`,
    pagination: pagination(page, pages, to => `${address(path, { on: asked.on, alert, plan, show, page: to })}#all`),
  };
};

/** What a list should not hide among its rows, with the filter that shows it. */
const noticesOf = (rows: readonly ChildListed[], asked: CaseloadAsked, { path, showWorker }: CaseloadFrame) =>
  [...standings]
    .filter(([name]) => name !== asked.show && (showWorker || name !== 'no-worker'))
    .map(([show, { says, holds }]) => ({
      says,
      count: rows.filter(holds).length,
      href: `${address(path, { on: asked.on, show })}#all`,
    }))
    .filter(({ count }) => count > 0);

/** The home page of casework: what to do next, what is new, and all children. */
export const caseloadPage = (told: CaseloadTold, asked: CaseloadAsked, frame: CaseloadFrame) => {
  const { children, duties, news } = told;
  const { on, rows, reach } = children;
  const named = opensNames(reach);
  return {
    ...frame,
    ...tableOf(told, asked, frame, named),
    on,
    named,
    title: frame.title(rows.length),
    heading: 'All children',
    notYetShown: children.notYetShown,
    needs: needs(duties, on),
    doNext: duties && doNext(duties, on),
    news: news && newsByChild(news),
    notices: noticesOf(rows, asked, frame),
    filters: filtersOf(told, asked),
  };
};
