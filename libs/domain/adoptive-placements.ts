import type { Day } from './calendar';
import { isForAdoption } from './codes/placement';
import { arrangementsIn, type Home } from './homes';
import type { Period } from './journey';
import { holds, type Span } from './span';
import type { Story, Told } from './story';

/**
 * From the day a child was placed for adoption: the recorded day, else the first day of a placement A3 to A6 (reading R17). A day recorded after the
 * placement began does not change what was so before it.
 */
export interface AdoptivePlacement extends Span {
  readonly period: Period;
  /** The day it ended without an adoption order while the child stayed in care. */
  readonly failedOn?: Day;
}

type Draft = { -readonly [K in keyof AdoptivePlacement]: AdoptivePlacement[K] };

/** The stretches of a home in which its placement is for adoption. */
const stretchesIn = (home: Home): Draft[] => {
  const stretches: Draft[] = [];
  for (const { entry, placement, from, until, endedBy } of arrangementsIn(home)) {
    if (!isForAdoption(placement.code)) continue;
    const last = stretches.at(-1);
    if (last?.until === from) Object.assign(last, { until, endedBy });
    else stretches.push({ entry, from, until, endedBy, period: home.period });
  }
  return stretches;
};

/** The recorded day of placing is the start where it is the earlier; where no placement for adoption is recorded for it, it lasts as long as the home. */
const startWhereSaid = (home: Home, stretches: Draft[], said: Told<'PlacedForAdoption'>): void => {
  const stretch = stretches.find(({ until }) => !until || until > said.on);
  if (stretch && stretch.from >= said.on) Object.assign(stretch, { entry: said.entry, from: said.on });
  if (!stretch) stretches.push({ entry: said.entry, from: said.on, until: home.until, endedBy: home.endedBy, period: home.period });
};

const settle = (stretch: Draft, orders: readonly Told<'AdoptionOrderMade'>[]): AdoptivePlacement => {
  const { from, until, endedBy, period } = stretch;
  if (orders.some(order => order.on >= from && (!period.until || order.on <= period.until)))
    return { ...stretch, until: period.until, endedBy: period.endedBy };
  return { ...stretch, until, endedBy, failedOn: until === period.until ? undefined : until };
};

export const adoptivePlacementsOf = (homes: readonly Home[], told: Story): AdoptivePlacement[] => {
  const placings = told.of('PlacedForAdoption');
  const all: Draft[] = [];
  let saidBeforeMoving: Draft | undefined;
  for (const home of homes) {
    const stretches = stretchesIn(home);
    const moved = stretches.length > 0;
    const said = placings.find(placing => holds(home, placing.on));
    if (said) startWhereSaid(home, stretches, said);
    const [first] = stretches;
    // Placing is recorded, the move follows some days later: one placing, not two.
    if (first && saidBeforeMoving?.period === home.period && saidBeforeMoving.until === first.from) {
      all.pop();
      Object.assign(first, { entry: saidBeforeMoving.entry, from: saidBeforeMoving.from });
    }
    all.push(...stretches);
    saidBeforeMoving = moved ? undefined : stretches.at(-1);
  }
  const orders = told.of('AdoptionOrderMade');
  return all.map(stretch => settle(stretch, orders));
};
