import { addDays, earliest, type Day } from './calendar';
import { eventSpec, type FactKind } from './events/fact';
import type { Story } from './story';

/**
 * For each kind of fact, the days on which its absence means something. A return covers episodes and reviews of its year and nothing else;
 * recording here covers everything, from the day the council starts or from a child's first hand-made entry. A child that the next return does
 * not name is covered by nothing after the one before it until somebody records by hand.
 */
export interface Coverage {
  /** Whether every day from `from` up to and including `to` is covered for all the kinds. */
  covers(kinds: readonly FactKind[], from: Day, to: Day): boolean;
  /** The first day on or after `from` that is not covered for all the kinds; undefined when there is none. */
  endsAfter(kinds: readonly FactKind[], from: Day): Day | undefined;
  /** The first day on or after `from` that is covered for all the kinds; undefined when there is none. */
  beginsAfter(kinds: readonly FactKind[], from: Day): Day | undefined;
}

interface Covered {
  readonly kinds?: readonly FactKind[];
  readonly from: Day;
  readonly until?: Day;
}

const yearOf = (year: number): { from: Day; until: Day } => ({ from: `${year - 1}-04-01`, until: `${year}-04-01` });

/** Facts that say who the child is, or what a return said: they begin no recording. */
const saysNothing = new Set(['IdentityRecorded', 'PreviousPermanenceRecorded']);

const covered = (story: Story, recordingBegan: Day | undefined): Covered[] => {
  const returns = story.of('IncludedInReturn').map(e => ({
    kinds: [...(e.episodes ? (['episodes'] as const) : []), ...(e.reviews ? (['reviews'] as const) : [])] as FactKind[],
    ...yearOf(e.year),
  }));
  // An entry made by hand about a year that a return covers fills a gap; it does not promise that nothing else is missing.
  const returnsEnd =
    returns
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? '';
  const byHand = story.told.find(
    e => !e.source && e.on >= returnsEnd && !saysNothing.has(e.type) && eventSpec(e.type)?.kind !== 'record',
  )?.on;
  const lost = story.of('NotInReturn').at(-1);
  const starts = [byHand, lost ? undefined : recordingBegan].filter(day => day !== undefined).sort();
  return starts[0] ? [...returns, { from: starts[0] }] : returns;
};

export const coverageOf = (story: Story, recordingBegan?: Day): Coverage => {
  const spans = covered(story, recordingBegan);
  /** From here on everything is covered. */
  const recordedFrom = spans.find(({ until }) => !until)?.from;
  const endOfKind = (kind: FactKind, from: Day): Day | undefined => {
    let day = from;
    for (
      let next: Covered | undefined;
      (next = spans.find(span => (!span.kinds || span.kinds.includes(kind)) && span.from <= day && (!span.until || day < span.until)));
      day = next.until
    )
      if (!next.until) return undefined;
    return day;
  };
  const endsAfter = (kinds: readonly FactKind[], from: Day): Day | undefined =>
    recordedFrom !== undefined && recordedFrom <= from ? undefined : earliest(...kinds.map(kind => endOfKind(kind, from)));
  return {
    endsAfter,
    beginsAfter: (kinds, from) =>
      [from, ...spans.map(span => span.from).filter(day => day > from)].sort().find(day => endsAfter(kinds, day) !== day),
    covers: (kinds, from, to) => {
      const end = endsAfter(kinds, from);
      return end === undefined || end >= addDays(to, 1);
    },
  };
};
