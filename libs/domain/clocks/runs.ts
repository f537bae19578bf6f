import type { Day } from '../calendar';
import { arrangementsIn } from '../homes';
import type { Journey, Period, Placement } from '../journey';
import { oncePer } from '../once';
import type { Case } from '../rules';
import { holds } from '../span';
import type { CareRun, Moment, Run } from './clock';
import { fullRulesFrom } from './short-break-limits';

/** Why a period of care ended, in plain words. */
export const whyCareEnded = (period: Period, { adultOn, periods }: Journey): string => {
  if (period.until === adultOn) return 'turned 18';
  if (period.reason === 'E2') return 'the child died';
  const next = periods[periods.indexOf(period) + 1];
  return next?.shortBreaks && next.entry === period.endedBy ? 'short breaks began' : 'care ended';
};

/** Named in every run, for a copy that adds a field to those of what it copies takes many times as long. */
const unsaid = { at: undefined, endsAt: undefined, home: undefined, regimes: undefined };

const careIn = oncePer((journey: Journey): readonly CareRun[] =>
  journey.periods.flatMap(period => {
    const full = fullRulesFrom(journey, period);
    if (!full) return [];
    return {
      ...unsaid,
      entry: full.entry,
      from: full.from,
      until: period.until,
      endedBy: period.endedBy,
      period,
      because: whyCareEnded(period, journey),
      startUnknown: period.sinceBefore && full.from === period.from,
      lastDayIsAnothers: journey.periods.some(other => other !== period && other.from === period.until),
      stops: [],
    };
  }),
);
/** Periods of care in which the full rules run: all but short breaks within their limits (reading R47, SB-07). */
export const periodsOfCare = ({ journey }: Case): readonly CareRun[] => careIn(journey);

const homesIn = oncePer((journey: Journey): readonly CareRun[] =>
  journey.homes.flatMap(home => {
    const full = fullRulesFrom(journey, home.period);
    if (!full || (home.until && home.until <= full.from && home.period.shortBreaks)) return [];
    const from = home.from < full.from ? full.from : home.from;
    return {
      ...unsaid,
      entry: home.entry,
      from,
      until: home.until,
      endedBy: home.endedBy,
      period: home.period,
      home,
      because: home.until === home.period.until ? whyCareEnded(home.period, journey) : 'placement ended',
      startUnknown: home.period.sinceBefore && from === home.period.from,
      lastDayIsAnothers: journey.homes.some(other => other !== home && other.from === home.until),
      stops: [],
    };
  }),
);
/** Every home: each placement but a temporary one and one with the same carer (readings R05, R52). */
export const homes = ({ journey }: Case): readonly CareRun[] => homesIn(journey);

/** The first placement of each period of care, until that period ends. */
export const firstPlacements = (about: Case): CareRun[] =>
  periodsOfCare(about).flatMap(run => {
    const home = about.journey.homes.find(
      ({ period, until }) => period === run.period && (!period.shortBreaks || !until || until > run.from),
    );
    return home ? [{ ...run, entry: home.entry, from: home.from < run.from ? run.from : home.from, home }] : [];
  });

/** A run of its own for each moment, to the end of the period or home it falls in. */
export const eachFrom = (moments: readonly Moment[], about: Case, runs: (about: Case) => readonly CareRun[]): CareRun[] => {
  if (moments.length === 0) return [];
  const all = runs(about);
  return moments.flatMap(({ entry, on, at }) => {
    const run = all.findLast(one => holds(one, on));
    return run ? [{ ...run, entry, from: on, at, startUnknown: run.startUnknown && run.entry === entry }] : [];
  });
};
/** What happened in care, each from its day until that care ends. */
export const fromEach = (about: Case, moments: readonly Moment[]): CareRun[] => eachFrom(moments, about, periodsOfCare);
/** From the day a home becomes one of a kind, by a move or with the same carer, until it is one no longer. An entry that does not say changes nothing. */
export const homesThat = (about: Case, is: (placement: Placement) => boolean | undefined): CareRun[] => {
  if (!about.journey.placements.some(is)) return [];
  return homes(about).flatMap(run => {
    const said = arrangementsIn(run.home!).filter(({ placement }) => is(placement) !== undefined);
    return said.flatMap(({ entry, from, placement }, i) => {
      if (!is(placement) || (i > 0 && is(said[i - 1]!.placement))) return [];
      const after = said.slice(i + 1).find(later => !is(later.placement));
      const begun = { ...run, entry, from, startUnknown: run.startUnknown && from === run.from };
      return [cutShort(begun, after && { entry: after.entry, on: after.from }, 'placement changed')];
    });
  });
};
/** The end of a run as what meets its duty: where something may last only so long. */
export const endOf = ({ entry, until, endedBy, endsAt }: Run): readonly Moment[] =>
  until ? [{ entry: endedBy ?? entry, on: until, at: endsAt }] : [];

/** A run that something ends before care does. */
export const cutShort = <R extends Run>(run: R, end: Moment | undefined, because: string): R =>
  end && (!run.until || end.on < run.until)
    ? { ...run, until: end.on, endedBy: end.entry, endsAt: end.at, because, lastDayIsAnothers: false }
    : run;

/** Whether what happened on a day belongs to a run. */
export const belongs = ({ from, until, lastDayIsAnothers }: Run, on: Day): boolean =>
  on >= from && (!until || on < until || (on === until && !lastDayIsAnothers));

/** The place of the first of some moments, in order, from which on all are late enough. */
const placeFrom = (moments: readonly Moment[], isLate: (on: Day) => boolean): number => {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLate(moments[middle]!.on)) high = middle;
    else low = middle + 1;
  }
  return low;
};
const slice = <M extends Moment>(moments: readonly M[], from: Day, isAfter: (on: Day) => boolean): readonly M[] =>
  moments.length === 0
    ? moments
    : moments.slice(
        placeFrom(moments, on => on >= from),
        placeFrom(moments, isAfter),
      );
/** Of moments in order, those that belong to a run. */
export const inRun = <M extends Moment>(moments: readonly M[], run: Run): readonly M[] =>
  slice(moments, run.from, on => on >= run.from && !belongs(run, on));
/** Of moments in order, those from one day to another, both included. */
export const between = <M extends Moment>(moments: readonly M[], from: Day, to?: Day): readonly M[] =>
  slice(moments, from, on => to !== undefined && on > to);

/** One moment a day: what was recorded twice for one day happened once. */
export const oncePerDay = (moments: readonly Moment[]): readonly Moment[] => moments.filter(({ on }, i) => on !== moments[i - 1]?.on);
