import type { Asked, Entry } from '@waymark/domain';

const aboutEntries = new Set(['EntryCorrected', 'EntryStruckOut']);

/**
 * The kind of fact that somebody must be allowed to record: of a correction or a strike-out, that of the entry which it changes in the end. Who may
 * not defer an alert may not take a deferral away either, nor take away its being taken away.
 */
export const kindOf = ({ type, data }: Asked, entries: readonly Entry[]): string => {
  const about = 'entry' in data ? data.entry : undefined;
  const target = aboutEntries.has(type) ? entries.find(({ id }) => id === about) : undefined;
  // An entry is only ever about one before it.
  return target
    ? kindOf(
        target,
        entries.filter(({ revision }) => revision < target.revision),
      )
    : type;
};
