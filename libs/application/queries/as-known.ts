import { isDay, isInstant, londonEndOf } from '@waymark/domain';
import { toPosition, type EventStore, type Position } from '@waymark/event-store';
import { Refused } from '../errors';

/** What `known` means: a position of the log, a moment, or a day, whose end it then is. Throws Refused for anything else. */
export const positionKnown = async (store: EventStore, known: string): Promise<Position> => {
  if (/^\d{1,20}$/.test(known)) return toPosition(known);
  if (isInstant(known)) return store.positionAt(new Date(known));
  if (isDay(known)) return store.positionAt(new Date(londonEndOf(known)));
  throw new Refused({
    code: 'not-known',
    says: 'Say what was known as a day, a date and time with its offset, or a position.',
    field: 'known',
  });
};
