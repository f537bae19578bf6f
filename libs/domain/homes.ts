import { addDays, addMonths, type Day } from './calendar';
import type { Period, Placement } from './journey';
import { oncePer } from './once';
import { holds, type Span } from './span';

/**
 * A home as the clocks and the counts of moves see it: one stay with one carer in one period of care. A change of type, status or address with
 * the same carer is no move, and a temporary stay (T0 to T4) is bridged while it keeps within its limit.
 */
export interface Home extends Span {
  readonly placements: readonly Placement[];
  readonly period: Period;
}

/** Days a temporary stay may last before it becomes a placement: hospital six weeks, carer on holiday three weeks, other seven days. T0 and T2 have no limit. */
const temporaryLimits: Partial<Record<Placement['code'], number>> = { T1: 42, T3: 21, T4: 7 };

/** The day from which a temporary stay counts as a placement: the day after its limit, or its first day where it is the third T3 in twelve months. */
const becomesPlacementOn = (stay: Placement, all: readonly Placement[]): Day | undefined => {
  const yearBefore = addMonths(stay.from, -12);
  const holidays = all.slice(0, all.indexOf(stay)).filter(other => other.code === 'T3' && other.from > yearBefore);
  if (stay.code === 'T3' && holidays.length >= 2) return stay.from;
  const limit = temporaryLimits[stay.code];
  return limit === undefined ? undefined : addDays(stay.from, limit + 1);
};

const sameHome = (base: Placement, after: Placement, returning: boolean): boolean =>
  after.sameCarer ||
  // The reason says that only the status of the placement changed.
  (base.because === 'PLACE' && !(after.carer && base.carer)) ||
  (!!after.carer && after.carer === base.carer) ||
  // Placed for adoption with the current foster carer.
  (['A3', 'A5'].includes(after.code) && base.code.startsWith('U')) ||
  (returning && after.code === base.code && after.provider === base.provider && (!after.carer || !base.carer));

type Draft = Span & { placements: Placement[]; period: Period };

/** The placements of a period. One that began and ended on one day belongs to the period of that day (reading R50). */
const staysIn = (period: Period, placements: readonly Placement[]): Placement[] =>
  placements.filter(stay => {
    const ofOneDay = stay.until === stay.from;
    const began = !period.until || stay.from < period.until || (ofOneDay && period.from === period.until && stay.from === period.from);
    return began && (!stay.until || stay.until > period.from || (ofOneDay && stay.from >= period.from));
  });

/** The homes of one period: a placement open when it starts begins on its first day. */
const homesIn = (period: Period, placements: readonly Placement[]): Draft[] => {
  const homes: Draft[] = [];
  /** The placement the child lives in or will come back to, while there is one. */
  let base: Placement | undefined;
  let away = false;
  const close = (on: Day, by?: string): void => {
    if (base) Object.assign(homes.at(-1)!, { until: on, endedBy: by });
    [base, away] = [undefined, false];
  };
  const move = (stay: Placement, from: Day): void => {
    close(from, stay.entry);
    homes.push({ entry: stay.entry, from, placements: [stay], period });
    base = stay;
  };
  const stays = staysIn(period, placements);
  stays.forEach((stay, i) => {
    if (base && stay.temporary) {
      homes.at(-1)!.placements.push(stay);
      away = true;
      const becomes = becomesPlacementOn(stay, placements);
      const left = stay.until ?? period.until;
      if (becomes && (!left || becomes < left) && (!period.until || becomes < period.until)) move(stay, becomes);
    } else if (base && sameHome(base, stay, away)) {
      homes.at(-1)!.placements.push(stay);
      // The carer stays known where the same carer is not named again.
      [base, away] = [{ ...stay, carer: stay.carer ?? base.carer }, false];
    } else move(stay, stay.from < period.from ? period.from : stay.from);
    const next = stays[i + 1];
    if (stay.until && (!period.until || stay.until < period.until) && (!next || next.from > stay.until)) close(stay.until, stay.endedBy);
  });
  if (period.until) close(period.until, period.endedBy);
  return homes;
};

export const homesOf = (placements: readonly Placement[], periods: readonly Period[]): Home[] =>
  periods.flatMap(period => homesIn(period, placements));

/** A stretch of one kind of placement in a home: temporary stays are left out, and what came before them lasts through them. */
export interface Arrangement extends Span {
  readonly placement: Placement;
  /** Where it is and how far from home, as last said of this home. */
  readonly area?: Placement['area'];
  readonly distance?: number;
}
const lastSaid = <F extends 'area' | 'distance'>(all: readonly Placement[], i: number, field: F): Placement[F] =>
  all.slice(0, i).findLast(placement => placement[field] !== undefined)?.[field];
export const arrangementsIn = oncePer((home: Home): readonly Arrangement[] =>
  home.placements
    .filter((placement, i) => i === 0 || !placement.temporary)
    .map((placement, i, all) => ({
      entry: placement.entry,
      placement,
      area: placement.area ?? lastSaid(all, i, 'area'),
      distance: placement.distance ?? lastSaid(all, i, 'distance'),
      from: i === 0 ? home.from : placement.from,
      until: all[i + 1]?.from ?? home.until,
      endedBy: all[i + 1]?.entry ?? home.endedBy,
    })),
);

/** Whether a fact is about a home: it names one of its placements, or none and falls into its days. */
export const concerns = (home: Home, { on, placement }: { readonly on: Day; readonly placement?: string }): boolean =>
  placement === undefined ? holds(home, on) : home.placements.some(({ entry }) => entry === placement);
/** Stretches of a home in which the child lives in placements of one sort, whatever changes in between. */
export const stretchesIn = (home: Home, isOne: (arrangement: Arrangement) => boolean): Arrangement[] => {
  const stretches: Arrangement[] = [];
  for (const arrangement of arrangementsIn(home)) {
    const last = stretches.at(-1);
    if (!isOne(arrangement)) continue;
    if (last?.until === arrangement.from)
      stretches[stretches.length - 1] = { ...last, until: arrangement.until, endedBy: arrangement.endedBy };
    else stretches.push(arrangement);
  }
  return stretches;
};
