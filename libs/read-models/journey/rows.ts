import { marks } from '@waymark/domain';
import type { Telling } from '../telling';
import type { TimelineRow } from './timeline.entity';

/** Every entry of the stream in its place, struck out or not. */
export const timelineRows = ({ child, entries, story }: Telling): TimelineRow[] => {
  const { correctedBy, struckBy } = marks(entries);
  const happenedOn = new Map(story.told.map(fact => [fact.entry, fact.on]));
  return entries.map(({ id, revision, type, data, recordedAt, actor, source, position }) => ({
    child,
    revision,
    entry: id,
    position: position ?? '',
    type,
    happenedOn: happenedOn.get(id) ?? (data.on as string),
    recordedAt: recordedAt || undefined,
    actor,
    imported: source !== undefined,
    correctedBy: [...(correctedBy.get(id) ?? [])],
    struckBy: struckBy.get(id),
    about: typeof data.entry === 'string' ? data.entry : undefined,
  }));
};
