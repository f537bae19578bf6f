import { reaches } from '../ages';
import { dayInWords, type Day } from '../calendar';
import { inWords } from '../codes/code-list';
import { placementTypes } from '../codes/placement';
import { eventSpec } from '../events/fact';
import type { Journey } from '../journey';
import type { Span } from '../span';
import type { Story, Told } from '../story';

/** What cannot be is refused at the door and left out of an import; what ought not to be is recorded, flagged, and confirmed at the door. */
export type ClashClass = 'cannot-be' | 'ought-not';

export interface About {
  readonly story: Story;
  readonly journey: Journey;
}
export interface Law {
  readonly id: string;
  /** What it says, in one line for the manual. */
  readonly title: string;
  /** Each group of facts that breaks the law. A group names no more than it must, so that unrelated news never makes an old clash a new one. */
  readonly when: (about: About) => readonly (readonly Told[])[];
  readonly says: (facts: readonly Told[], about: About) => string;
}

export const named = (e: Told): string => `${eventSpec(e.type)!.title} on ${dayInWords(e.on)}`;
export const alone = (facts: readonly Told[]): Told[][] => facts.map(e => [e]);
export const entry = ({ story }: About, id: string | undefined): Told[] => {
  const fact = story.toldBy(id);
  return fact ? [fact] : [];
};
/** Open at some moment of the day. */
export const touches = (span: Span, day: Day): boolean => span.from <= day && (!span.until || day <= span.until);
export const overlap = (a: Span, b: Span): boolean => a.from < (b.until ?? '9999') && b.from < (a.until ?? '9999');

/** Before this day the child surely has not reached the age; before every day where the birth is not known. */
export const notYet = (about: About, age: number): Day => reaches(about.journey, age)?.earliest ?? '';
export const isUnder = (about: About, age: number, day: Day): boolean => day < notYet(about, age);
export const isAtLeast = (about: About, age: number, day: Day): boolean => day >= (reaches(about.journey, age)?.latest ?? '9999');

export const stays = ({ story }: About): readonly Told<'PlacementStarted'>[] => story.of('PlacementStarted');
export const placedAs = (e: Told): string => inWords(placementTypes, (e as Told<'PlacementStarted'>).placement);
/** Where nothing was open yet: what began later, or what to record. */
export const andThen = (spans: readonly Span[], day: Day): string => {
  const next = spans.find(span => span.from > day);
  return next ? `That began later, on ${dayInWords(next.from)}.` : 'Record first how it began, or choose another day.';
};
