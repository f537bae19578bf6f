import { addDays, addMonths, type Day } from './calendar';
import type { Period, Placement, Span } from './journey';

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
const becomesPlacementOn = (stay: Placement, earlier: readonly Placement[]): Day | undefined => {
  const holidays = earlier.filter(other => other.code === 'T3' && other.from > addMonths(stay.from, -12));
  if (stay.code === 'T3' && holidays.length >= 2) return stay.from;
  const limit = temporaryLimits[stay.code];
  return limit === undefined ? undefined : addDays(stay.from, limit + 1);
};

const sameHome = (base: Placement, after: Placement, returning: boolean): boolean =>
  after.sameCarer ||
  (!!after.carer && after.carer === base.carer) ||
  // Placed for adoption with the current foster carer.
  (['A3', 'A5'].includes(after.code) && base.code.startsWith('U')) ||
  (returning && after.code === base.code && after.provider === base.provider && after.carer === base.carer);

type Draft = Span & { placements: Placement[]; period: Period };

export const homesOf = (placements: readonly Placement[], periods: readonly Period[]): Home[] => {
  const homes: Draft[] = [];
  const close = (on: Day, by?: string): void => {
    const home = homes.at(-1);
    if (home && !home.until) Object.assign(home, { until: on, endedBy: by });
  };
  for (const period of periods) {
    let base: Placement | undefined;
    let bridged = false;
    const stays = placements.filter(
      stay =>
        stay.from < (period.until ?? '9999') &&
        (!stay.until || stay.until > period.from || (stay.from === period.from && stay.until === period.from)),
    );
    for (const stay of stays) {
      const from = stay.from < period.from ? period.from : stay.from;
      if (stay.temporary && base) {
        bridged = true;
        const becomes = becomesPlacementOn(stay, placements.slice(0, placements.indexOf(stay)));
        homes.at(-1)!.placements.push(stay);
        if (becomes && (!stay.until || becomes < stay.until) && (!period.until || becomes < period.until)) {
          close(becomes, stay.entry);
          homes.push({ entry: stay.entry, from: becomes, placements: [stay], period });
          [base, bridged] = [stay, false];
        }
      } else if (base && sameHome(base, stay, bridged) && !homes.at(-1)!.until) {
        homes.at(-1)!.placements.push(stay);
        [base, bridged] = [stay, false];
      } else {
        close(from, stay.entry);
        homes.push({ entry: stay.entry, from, placements: [stay], period });
        [base, bridged] = [stay, false];
      }
      const last = stays.at(-1) === stay;
      const next = stays[stays.indexOf(stay) + 1];
      if (stay.until && (last || next!.from > stay.until) && (!period.until || stay.until < period.until)) close(stay.until, stay.endedBy);
    }
    if (period.until) close(period.until, period.endedBy);
  }
  return homes;
};
