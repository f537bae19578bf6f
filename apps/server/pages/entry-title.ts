import { eventSpec, type Day, type Entry } from '@waymark/domain';

/** An entry as lists name it: what happened, when, and who recorded it. */
export const titleOf = ({ type, data, actor }: Pick<Entry, 'type' | 'data' | 'actor'>) => ({
  title: eventSpec(type)?.title ?? type,
  on: data.on as Day,
  actor,
});
