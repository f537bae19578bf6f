import type { WithNames } from '@waymark/application';
import { eventSpec } from '@waymark/domain';
import type { Recorded } from '@waymark/read-models';
import { shortDay } from '../words';
import { childNamed } from './child-row';

const MOST = 6;

const told = ({ type, happenedOn, actor, imported }: WithNames<Recorded>): string =>
  `${eventSpec(type)?.title ?? type} on ${shortDay(happenedOn)}, ${imported ? 'from a national return' : `by ${actor}`}`;

/** The newest entries by others, at most six, child by child. */
export const newsByChild = (rows: readonly WithNames<Recorded>[]) => {
  const newest = rows.slice(0, MOST);
  return [...new Set(newest.map(({ child }) => child))].map(child => {
    const own = newest.filter(row => row.child === child);
    return { ...childNamed(own[0]!, true), items: own.map(told) };
  });
};
