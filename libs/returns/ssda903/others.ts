import { fact, latest, participations, previousPermanences, type Day, type FactOf } from '@waymark/domain';
import { wanted, type Wanted } from './wanted';
import { lastDay, readDay } from './dates';
import { readCode, readDate, valueOf, type Report, type Said } from './said';
import { settle } from './settle';

export const tellReviews = (rows: readonly Said[], report: Report): Wanted[] =>
  settle(
    rows.flatMap(said => {
      const on = readDate(said, 'REVIEW', { rule: '166', effect: 'row-left-out', needed: true }, report);
      if (!on) return [];
      return [
        { key: on, said, data: { participation: readCode(participations, said, 'REVIEW_CODE', { rule: '167', needed: true }, report) } },
      ];
    }),
    report,
  ).map(({ key: on, data, by }) => wanted(fact('ReviewHeld', { ...data, on }), by));

const noEpisode = (said: Said, report: Report): [] => {
  report(said, 'no-episode', 'row-left-out', 'The returns hold no period of care of this child to which this belongs. It is not used.');
  return [];
};

/** A status ends at the latest on the 18th birthday, so its end may lie ahead; nobody says when the child arrived, so it is told of the start of care. */
export const tellUnaccompanied = (rows: readonly Said[], starts: readonly Day[], report: Report): Wanted[] =>
  settle(
    rows.flatMap(said => {
      const statusEndsOn = readDay(valueOf(said, 'DUC'), said.year);
      if (!starts[0]) return noEpisode(said, report);
      if (!statusEndsOn && valueOf(said, 'DUC')) report(said, '104', 'part-left-out', 'DUC is no date that exists. Give it as DD/MM/YYYY.');
      return [{ key: '', said, data: { statusEndsOn } }];
    }),
    report,
  ).map(({ data, by }) => wanted(fact('ArrivedUnaccompanied', { ...data, on: starts[0]! }), by));

/** "01/05/2021", "ZZ/05/2021", "ZZ/ZZ/2021" or "ZZ/ZZ/ZZZZ". */
const isPartlyKnown = (text: string, year: number): boolean =>
  /^ZZ\/(0[1-9]|1[0-2])\/\d{4}$|^ZZ\/ZZ\/(\d{4}|ZZZZ)$/.test(text) || readDay(text, year) !== undefined;

const readPermanence = (said: Said, report: Report): Omit<FactOf<'PreviousPermanenceRecorded'>, 'on'> | undefined => {
  const permanence = readCode(previousPermanences, said, 'PREV_PERM', { rule: '631', needed: true, effect: 'row-left-out' }, report);
  const [authority, date] = [valueOf(said, 'LA_PERM').toUpperCase(), valueOf(said, 'DATE_PERM').toUpperCase()];
  const [knownAuthority, knownDate] = [/^(\d{3}|WAL|SCO|NIR|NUK)$/.test(authority), isPartlyKnown(date, said.year)];
  if (authority && !knownAuthority) report(said, '633', 'part-left-out', 'LA_PERM is no number of an authority. It is not used.');
  if (date && !knownDate) report(said, '632', 'part-left-out', 'DATE_PERM is no date, whole or with ZZ. It is not used.');
  const day = readDay(date, said.year);
  const orderDate = day ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : date;
  return permanence && { permanence, authority: knownAuthority ? authority : undefined, orderDate: knownDate ? orderDate : undefined };
};

/** A permanent home before care: told of the start of the period of care that the return's year ended in or saw end. */
export const tellPermanence = (rows: readonly Said[], starts: readonly Day[], report: Report): Wanted[] =>
  settle(
    rows.flatMap(said => {
      const data = readPermanence(said, report);
      const key = latest(...starts.filter(start => start <= lastDay(said.year)));
      if (!key) return noEpisode(said, report);
      return data ? [{ key, said, data }] : [];
    }),
    report,
    true,
  ).map(({ key: on, data, by }) => wanted(fact('PreviousPermanenceRecorded', { ...data, on }), by));
