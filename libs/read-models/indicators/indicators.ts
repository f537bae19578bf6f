import {
  indicators,
  indicatorTally,
  story as storyOf,
  type CountedAs,
  type Day,
  type IndicatorFigure,
  type IndicatorId,
} from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { everyChild } from '../every-child';
import { readAuthority, type Sources } from '../projection/projector';
import { caseFor } from '../telling';
import { NAMED, type Named } from '../whose';

export interface WhichIndicators {
  /** As at the end of this day. */
  readonly on: Day;
  /** The children that are asked for; all where it is left out. */
  readonly of?: (child: string) => boolean;
  /** The indicator whose children are asked for. */
  readonly behind?: IndicatorId;
}

/** A child behind a number: counted in the numerator, or one of whom the record cannot tell. */
export interface ChildBehind {
  readonly child: string;
  readonly counted: Exclude<CountedAs, 'outside' | 'no'>;
}
export interface IndicatorsTold {
  readonly figures: readonly IndicatorFigure[];
  readonly behind: readonly ChildBehind[];
}

/** The national indicators as at the end of a day, from the log: children are told some at a time, so memory does not grow with their number. */
export const indicatorsOn = async (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { on, of, behind }: WhichIndicators,
): Promise<IndicatorsTold> => {
  const authority = await readAuthority(sources);
  const tally = indicatorTally(on);
  const children: ChildBehind[] = [];
  for await (const { child, entries } of everyChild(sources, of)) {
    const about = caseFor(storyOf(entries), authority);
    tally.add(about);
    const counted = behind && indicators[behind].of(about, on);
    if (counted === 'yes' || counted === 'not-recorded') children.push({ child, counted });
  }
  return { figures: tally.told(), behind: children };
};

/** The children behind a number with their names, sealed; those who count at the head. */
export const namedBehind = async (models: DataSource, behind: readonly ChildBehind[]): Promise<(Named & ChildBehind)[]> => {
  const counted = new Map(behind.map(one => [one.child, one.counted]));
  const named = await models.query<Named[]>(`SELECT ${NAMED} FROM read.child c WHERE c.child = ANY ($1) ORDER BY c.child`, [
    [...counted.keys()],
  ]);
  const rows = named.map(row => ({ ...row, counted: counted.get(row.child)! }));
  return [...rows.filter(row => row.counted === 'yes'), ...rows.filter(row => row.counted !== 'yes')];
};
