import type { DutiesDueAsked, TimelinessListed } from '@waymark/application';
import {
  dimensions,
  measures,
  type Dimension,
  type Measured,
  type MeasureId,
  type Outcome,
  type Share,
  type TimelinessLine,
} from '@waymark/domain';
import { NOT_ON_RECORD } from '../../timeliness-asked';
import { address } from '../as-at';
import { choices } from '../forms';
import { pageOf, pagination } from '../pagination';
import { clockItems, ruleName } from '../rules-in-words';
import { number } from '../words';
import { periodInWords, type PeriodOnPage } from './period';
import { dimensionWords, groupName, outcomeWords, percentInWords, waitsInWords } from './words';

const PAGE = 100;

export type FiguresAsked = Pick<DutiesDueAsked, 'rule' | 'by'> & { readonly typed: PeriodOnPage['typed']; readonly page: unknown };

type Address = Readonly<Record<string, string | undefined>>;

const shareInWords = ({ count, of, percent }: Share) => ({ percent: percentInWords(percent), says: `${number(count)} of ${number(of)}` });
const measureRow = ([id, says]: [string, string], told: Readonly<Record<MeasureId, Measured>>) => {
  const { all, unaccompanied, others } = told[id as MeasureId];
  return { id, says, all: shareInWords(all), unaccompanied: shareInWords(unaccompanied), others: shareInWords(others) };
};

/** The outcomes that count have a column each; what is left out of the percentage is listed in one. */
const columns: readonly Outcome[] = ['met-on-time', 'met-late', 'still-open', 'overdue-child-missing', 'never-met'];
const leftOut: readonly Outcome[] = ['not-yet-due', 'voided', 'superseded', 'not-in-record', 'start-not-recorded'];

const lineRow = (line: TimelinessLine, query: Address, by: Dimension | undefined) => {
  const group = by && (line.group ?? NOT_ON_RECORD);
  const cell = (outcome?: Outcome, count = line.due) => ({
    name: outcome ? outcomeWords[outcome] : 'Due',
    count,
    href: count > 0 ? address('/timeliness/duties', { ...query, rule: line.rule, group, outcome }) : undefined,
  });
  const reasons = Object.entries(line.voidedBecause).map(([because, count]) => `${because} ${count}`);
  return {
    rule: ruleName(line.rule),
    code: line.rule,
    group: by && groupName(line.group, by),
    percent: percentInWords(line.percentOnTime),
    percentSort: line.percentOnTime ?? -1,
    of: line.of,
    due: cell(),
    cells: columns.map(outcome => cell(outcome, line.outcomes[outcome])),
    leftOut: leftOut
      .filter(outcome => line.outcomes[outcome] > 0)
      .map(outcome => ({ ...cell(outcome, line.outcomes[outcome]), reasons: outcome === 'voided' ? reasons.join(', ') : '' })),
    waits: line.waits && waitsInWords(line.waits),
    waitSort: line.waits?.median ?? -1,
  };
};

/** Figures of the duties that fell due in a period, a line for each rule or each group under it, and the measures. */
export const figuresPage = (told: TimelinessListed, asked: FiguresAsked) => {
  const { rule, by, typed } = asked;
  const query: Address = { ...typed, rule, by };
  const pages = Math.ceil(told.lines.length / PAGE);
  const page = pageOf(asked.page, pages);
  return {
    path: '/timeliness',
    says: periodInWords(told),
    notYetShown: told.notYetShown,
    measures: Object.entries(measures).map(entry => measureRow(entry, told.measures)),
    columns: columns.map(outcome => outcomeWords[outcome]),
    groupHeading: by && dimensionWords[by],
    lines: told.lines.slice((page - 1) * PAGE, page * PAGE).map(line => lineRow(line, query, by)),
    pagination: pagination(page, pages, to => `${address('/timeliness', { ...query, page: to })}#figures`),
    csv: address('/timeliness/figures.csv', query),
    dutiesCsv: address('/timeliness/duties.csv', query),
    filters: {
      rules: choices(clockItems(), rule, 'All rules'),
      dimensions: choices(
        dimensions.map(one => [one, dimensionWords[one]] as const),
        by,
        'Not broken down',
      ),
    },
  };
};
