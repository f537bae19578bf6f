import { opensNames, type IndicatorRow, type IndicatorsListed } from '@waymark/application';
import { address } from '../as-at';
import { childNamed } from '../lists/child-row';
import { counted } from '../words';

export interface IndicatorsAsked {
  readonly on: string;
  readonly behind: string;
}

const PATH = '/indicators';

const cell = ({ numerator, denominator, notRecorded, percent }: IndicatorRow['all']) => ({
  percent: percent === null ? 'Nobody' : `${percent.toFixed(1)}%`,
  says: `${numerator} of ${denominator}${notRecorded ? `, not recorded ${notRecorded}` : ''}`,
});

const row = ({ id, all, unaccompanied, others, ...defined }: IndicatorRow, on: string) => ({
  ...defined,
  id,
  cells: [
    { name: 'All', ...cell(all) },
    { name: 'Unaccompanied', ...cell(unaccompanied) },
    { name: 'Others', ...cell(others) },
  ],
  href: all.numerator + all.notRecorded ? `${address(PATH, { on, behind: id })}#children` : undefined,
});

/** The children behind a number: those who count, and those of whom the record cannot tell. */
const behindOf = (told: IndicatorsListed, id: string) => {
  const chosen = told.figures.find(figure => figure.id === id);
  if (!chosen) return undefined;
  const named = opensNames(told.reach);
  const { numerator, notRecorded } = chosen.all;
  return {
    heading: chosen.says,
    says: `${counted(numerator, 'child counts', 'children count')}; of ${notRecorded} the record cannot tell.`,
    rows: told.rows.map(child => ({ ...childNamed(child, named), counts: child.counted === 'yes' ? 'Counts' : 'Not recorded' })),
  };
};

/** The national indicators, each beside its definition. */
export const indicatorsPage = (told: IndicatorsListed, asked: IndicatorsAsked) => ({
  on: told.on,
  path: PATH,
  headline:
    told.figures[0]?.label === 'snapshot at 31 March'
      ? 'As the Department for Education counts them: a snapshot at 31 March.'
      : 'Rolling, not comparable with DfE: the Department counts on 31 March.',
  rows: told.figures.map(figure => row(figure, asked.on)),
  behind: behindOf(told, asked.behind),
});
