import { yearInWords } from './dates';
import { isSameDay, type Episode } from './episode';
import type { Report } from './said';

const main = (episode: Episode) => episode.by[0]!;
const differ = (older: unknown, newer: unknown): boolean => older !== undefined && newer !== undefined && older !== newer;

/** Whether an older row gives a value that differs. An episode that was open then and has ended since is no other value. */
const isSuperseded = (older: Episode, newer: Episode): boolean =>
  differ(older.rne, newer.rne) ||
  differ(older.ls, newer.ls) ||
  differ(older.cin, newer.cin) ||
  differ(older.homePostcode, newer.homePostcode) ||
  differ(older.place?.code, newer.place?.code) ||
  differ(older.place?.provider, newer.place?.provider) ||
  differ(older.place?.urn, newer.place?.urn) ||
  differ(older.place?.postcode, newer.place?.postcode) ||
  (!!older.dec && (older.dec !== newer.dec || differ(older.rec, newer.rec) || differ(older.because, newer.because)));

/** The later return wins; what it does not give, or not readably, an older one fills. The end is the later return's alone: no DEC is an open episode. */
const fill = (episode: Episode, older: readonly Episode[]): Episode => {
  const filled = { ...episode };
  const by = [...episode.by];
  for (const other of older)
    for (const field of ['rne', 'ls', 'cin', 'homePostcode', 'place'] as const)
      if (filled[field] === undefined && other[field] !== undefined) {
        Object.assign(filled, { [field]: other[field] });
        if (!by.includes(main(other))) by.push(main(other));
      }
  return { ...filled, by };
};

const linkDay = (rows: readonly Episode[], report: Report): Episode[] => {
  const latest = main(rows[0]!).year;
  const newest = rows.filter(row => main(row).year === latest);
  const older = rows.filter(row => main(row).year < latest);
  const lasting = newest.find(row => !isSameDay(row));
  // A child's S row that ends on its day is often given once, and only the row after it again in the next return.
  const start = older.find(row => isSameDay(row) && row.rne === 'S');
  const sameDay = newest.find(isSameDay) ?? (newest.some(row => row.rne === 'S') ? undefined : start);
  const kept = [
    sameDay,
    lasting &&
      fill(
        lasting,
        older.filter(row => !isSameDay(row)),
      ),
  ].filter(row => row !== undefined);
  for (const row of rows) {
    if (row === sameDay || row === lasting) continue;
    const wins = (isSameDay(row) ? sameDay : lasting) ?? lasting ?? sameDay!;
    if (!isSuperseded(row, wins)) continue;
    const part = kept.some(({ by }) => by.includes(main(row)));
    if (main(row).year < latest)
      report(
        main(row),
        'superseded',
        part ? 'part-left-out' : 'row-left-out',
        `The return for ${yearInWords(main(wins).year)} says otherwise of this episode. The later return is used.`,
      );
    else
      report(
        main(row),
        'duplicate',
        'row-left-out',
        'Another row of this return begins an episode of this child on the same day. That row is used.',
      );
  }
  return kept;
};

/** One episode for each day on which one began, in order; before it, where there is one, the episode that began and ended on that day. */
export const linkEpisodes = (episodes: readonly Episode[], report: Report): Episode[] => {
  const days = new Map<string, Episode[]>();
  for (const episode of episodes) days.set(episode.decom, [...(days.get(episode.decom) ?? []), episode]);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]) =>
      linkDay(
        [...rows].sort((a, b) => main(b).year - main(a).year),
        report,
      ),
    );
};
