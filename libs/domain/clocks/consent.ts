import type { Case } from '../rules';
import { byDay } from '../span';
import type { Course, Moment, Run } from './clock';
import { counts } from './reviews';
import { cutShort, fromEach, inRun, oncePerDay } from './runs';

/** The reviews held under section 20 whose findings are recorded here: returns hold none. Each until the next review, or until section 20 ends. */
const reviewsUnderSection20 = (about: Case): Run[] => {
  const spans = about.journey.statuses.filter(({ code }) => code === 'V2');
  if (spans.length === 0) return [];
  const held = oncePerDay(about.story.of('ReviewHeld').filter(counts));
  return held.flatMap((review, i) => {
    const span = spans.find(({ from, until }) => from <= review.on && (!until || review.on < until));
    if (!span || !about.coverage.covers(['plans'], review.on, review.on)) return [];
    const ends = span.until ? { entry: span.endedBy ?? span.entry, on: span.until } : undefined;
    return fromEach(about, [review]).map(run => cutShort(cutShort(run, ends, 'section 20 ended'), held[i + 1], 'next review held'));
  });
};

/** The review says whether section 20 is still right and consent current, or consent is recorded anew. */
const consents = ({ story }: Case, run: Run): readonly Moment[] =>
  [
    ...story.of('ReviewHeld').filter(({ on, sectionTwentyRight }) => on === run.from && sectionTwentyRight !== undefined),
    ...inRun(story.of('SectionTwentyConsentRecorded'), run),
  ].sort(byDay);

export const consentReviewed: Course = { runs: reviewsUnderSection20, meets: consents, soon: dueOn => dueOn };
