import { opensNames, type DutiesDueAsked, type DutiesDueListed, type WithNames } from '@waymark/application';
import type { ListedDutyDue } from '@waymark/read-models';
import { NOT_ON_RECORD } from '../../timeliness-asked';
import { address } from '../as-at';
import { childNamed } from '../lists/child-row';
import { pageOf, pagination } from '../pagination';
import { ruleName } from '../rules-in-words';
import { counted } from '../words';
import { periodInWords, type PeriodOnPage } from './period';
import { dimensionWords, groupName, outcomeTag, outcomeWords } from './words';

const PAGE = 100;

export type DutiesOnPage = Pick<DutiesDueAsked, 'rule' | 'by' | 'outcome' | 'group'> & {
  readonly typed: PeriodOnPage['typed'];
  readonly page: unknown;
  /** An auditor may open a child they see without a name, and is asked for the purpose then. */
  readonly mayOpen: boolean;
};

const dutyRow = (duty: WithNames<ListedDutyDue>, { mayOpen }: DutiesOnPage, named: boolean) => ({
  ...childNamed(duty, named),
  ...(mayOpen ? { href: `/children/${duty.child}` } : {}),
  rule: ruleName(duty.rule, duty.version),
  code: duty.rule,
  dueOn: duty.dueOn,
  metOn: duty.metOn,
  tag: outcomeTag(duty),
  because: duty.because,
  worker: duty.worker,
  team: duty.team,
});

/** The duties behind a figure, one by one. */
export const dutiesPage = (told: DutiesDueListed, asked: DutiesOnPage) => {
  const { rule, by, outcome, group, typed } = asked;
  const named = opensNames(told.reach);
  const pages = Math.ceil(told.rows.length / PAGE);
  const page = pageOf(asked.page, pages);
  const query = { ...typed, rule, by };
  const narrowed = { ...query, outcome, group: group === null ? NOT_ON_RECORD : group };
  return {
    named,
    heading: rule ? ruleName(rule) : 'All rules',
    narrowed: [
      ...(outcome ? [outcomeWords[outcome]] : []),
      ...(by && group !== undefined ? [`${dimensionWords[by]}: ${groupName(group, by)}`] : []),
    ].join('. '),
    says: periodInWords(told),
    counted: `${counted(told.rows.length, 'duty', 'duties')}, those due first at the top${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
    rows: told.rows.slice((page - 1) * PAGE, page * PAGE).map(duty => dutyRow(duty, asked, named)),
    pagination: pagination(page, pages, to => address('/timeliness/duties', { ...narrowed, page: to })),
    back: address('/timeliness', query),
    csv: address('/timeliness/duties.csv', narrowed),
  };
};
