import {
  coverageOf,
  flagsOf,
  isChildEvent,
  journey as journeyOf,
  livesOf,
  story as storyOf,
  tell,
  type Case,
  type Entry,
  type Flag,
  type Obligation,
  type Signal,
  type SignalLife,
  type Story,
} from '@waymark/domain';
import type { Authority } from './authority/authority';

/** All that a child's entries tell, once: every model takes its rows from here. */
export interface Telling extends Case {
  readonly child: string;
  readonly entries: readonly Entry[];
  readonly obligations: readonly Obligation[];
  readonly signals: readonly Signal[];
  /** The same signals in the same order, with what people did about them. */
  readonly lives: readonly SignalLife[];
  readonly flags: readonly Flag[];
}

/** A stream holds what this release cannot tell. It names the entry, and nothing of a child. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
  readonly code = 'cannot-tell';
  constructor(
    message: string,
    readonly entry?: string,
  ) {
    super(message);
  }
}

/** Guessing at an event that only a later release knows would make every row of the stream a lie. Throws CannotTell. */
export const refuseUnknown = (entries: readonly Entry[], isKnown: (type: string) => boolean): void => {
  const unknown = entries.find(entry => !isKnown(entry.type));
  if (unknown) throw new CannotTell(`This release does not know the event ${unknown.type}. Update Waymark.`, unknown.id);
};

/** A story with what the authority has said that bears on it. */
export const caseFor = (story: Story, { recordingBegan, settings, terms }: Authority): Case => ({
  story,
  journey: journeyOf(story),
  coverage: coverageOf(story, recordingBegan),
  settings,
  terms,
});

/** Pure: the same entries under the same authority tell the same. Throws CannotTell. */
export const telling = (child: string, entries: readonly Entry[], authority: Authority): Telling => {
  refuseUnknown(entries, isChildEvent);
  const about = caseFor(storyOf(entries), authority);
  const { story, journey } = about;
  const told = tell(about);
  return { child, entries, ...about, ...told, lives: livesOf(story, told.signals, entries), flags: flagsOf(story, journey) };
};
