import {
  coverageOf,
  indicators,
  indicatorTally,
  journey as journeyOf,
  story as storyOf,
  type Case,
  type CountedAs,
  type Day,
  type Entry,
  type IndicatorFigure,
  type IndicatorId,
} from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { inBatches, openForFolds, type StoredStream } from '../opening';
import { readAuthority, type Sources } from '../projection/projector';
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

const BATCH = 100;
const childOf = ({ stream }: StoredStream): string => stream.slice('child-'.length);

/** The national indicators as at the end of a day, from the log: children are told some at a time, so memory does not grow with their number. */
export const indicatorsOn = async (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { on, of = () => true, behind }: WhichIndicators,
): Promise<IndicatorsTold> => {
  const { settings, terms, recordingBegan } = await readAuthority(sources);
  const caseOf = (entries: readonly Entry[]): Case => {
    const story = storyOf(entries);
    return { story, journey: journeyOf(story), coverage: coverageOf(story, recordingBegan), settings, terms };
  };
  const tally = indicatorTally(on);
  const children: ChildBehind[] = [];
  for await (const batch of inBatches(sources.store.readStreams('child'), BATCH)) {
    const asked = batch.filter(stream => of(childOf(stream)));
    const opened = await openForFolds(sources.keyring, asked);
    for (const [i, entries] of opened.entries()) {
      const about = caseOf(entries);
      tally.add(about);
      const counted = behind && indicators[behind].of(about, on);
      if (counted === 'yes' || counted === 'not-recorded') children.push({ child: childOf(asked[i]!), counted });
    }
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
