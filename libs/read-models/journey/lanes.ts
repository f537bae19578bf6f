import type { Day, Journey, Span, Story } from '@waymark/domain';

/** A stretch of one lane: from the first day, up to but not including `until`. */
export interface Stretch {
  readonly entry: string;
  readonly from: Day;
  readonly until: Day | null;
  /** What holds: the code of a status, placement or plan. */
  readonly code: string | null;
}
export interface Moment {
  readonly entry: string;
  readonly on: Day;
}

/** The lanes of a child's picture, one under the other over time. */
export interface Lanes {
  readonly care: readonly Stretch[];
  readonly statuses: readonly Stretch[];
  readonly placements: readonly Stretch[];
  readonly plans: readonly Stretch[];
  readonly missing: readonly Stretch[];
  readonly reviews: readonly Moment[];
  readonly visits: readonly Moment[];
}

/** The lanes as at the end of a day, from what had happened by then: what is known to end later, like care on a birthday, still goes on. */
export const lanesOf = (story: Story, { periods, statuses, placements, plans, missing }: Journey, on: Day): Lanes => {
  const lane = (spans: readonly (Span & { readonly code?: string })[]): Stretch[] =>
    spans.map(({ entry, from, until, code }) => ({ entry, from, until: until && until <= on ? until : null, code: code ?? null }));
  const moments = (facts: readonly Moment[]): Moment[] => facts.map(fact => ({ entry: fact.entry, on: fact.on }));
  return {
    care: lane(periods),
    statuses: lane(statuses),
    placements: lane(placements),
    plans: lane(plans),
    missing: lane(missing),
    reviews: moments(story.of('ReviewHeld')),
    visits: moments(story.of('VisitMade')),
  };
};
