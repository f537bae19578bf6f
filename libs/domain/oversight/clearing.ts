import type { Day } from '../calendar';
import { journey } from '../journey';
import { severityOn, type Case, type Signal } from '../rules';
import { storyOf, type Told } from '../story';
import { tell } from '../tell';
import { clearedOn } from './life';

/** Whether the alert would be open at the end of a day, had nothing more happened than this. */
const isOpenWith = (about: Case, told: readonly Told[], { signal, day }: { signal: Signal; day: Day }): boolean => {
  const story = storyOf(told);
  return tell({ ...about, story, journey: journey(story) }).signals.some(
    ({ rule, anchor, ...one }) => rule === signal.rule && anchor === signal.anchor && severityOn({ rule, anchor, ...one }, day),
  );
};

/**
 * The entry that cleared a signal, found by trying: what happened on the day it cleared is told one by one, and it is the first with which the signal
 * is no longer open. Undefined where it is open still, or where no entry of that day ended it: a birthday, a limit or the end of the record did.
 */
export const clearedBy = (about: Case, signal: Signal): string | undefined => {
  const day = clearedOn({ signal });
  if (!day) return undefined;
  const { told } = about.story;
  const before = told.filter(({ on }) => on < day);
  const ofTheDay = told.filter(({ on }) => on === day);
  if (!ofTheDay.length || !isOpenWith(about, before, { signal, day })) return undefined;
  const n = ofTheDay.findIndex((_, i) => !isOpenWith(about, [...before, ...ofTheDay.slice(0, i + 1)], { signal, day }));
  return ofTheDay[n]?.entry;
};
