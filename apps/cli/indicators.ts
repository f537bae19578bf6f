import { indicatorRow, type Archive, type IndicatorRow } from '@waymark/application';
import { indicators, indicatorTally, type CountedAs, type Day, type IndicatorId } from '@waymark/domain';
import { everyChildTold } from '@waymark/read-models';

/** The national indicators of all children, told from the log one after another. */
export const indicatorsTold = async (archive: Archive, on: Day): Promise<IndicatorRow[]> => {
  const tally = indicatorTally(on);
  for await (const child of everyChildTold(archive)) tally.add(child);
  return tally.told().map(figure => indicatorRow(figure, on));
};

export interface ChildCounted {
  readonly child: string;
  readonly counted: Exclude<CountedAs, 'outside'>;
}
/** The children of an indicator's cohort, one after another. */
export async function* childrenBehind(archive: Archive, id: IndicatorId, on: Day): AsyncGenerator<ChildCounted> {
  for await (const told of everyChildTold(archive)) {
    const counted = indicators[id].of(told, on);
    if (counted !== 'outside') yield { child: told.child, counted };
  }
}

const shareInWords = ({ numerator, denominator, notRecorded, percent }: IndicatorRow['all']): string =>
  `${percent === null ? '–' : `${percent.toFixed(1)}%`} (${numerator} of ${denominator}, not recorded ${notRecorded})`;

export const indicatorInWords = ({ id, says, label, cohort, numerator, denominator, all, unaccompanied, others }: IndicatorRow): string =>
  [
    `${id}  ${says}: ${shareInWords(all)}; unaccompanied ${shareInWords(unaccompanied)}, others ${shareInWords(others)}; ${label}`,
    `    Cohort: ${cohort}. Numerator: ${numerator}. Denominator: ${denominator}.`,
  ].join('\n');
