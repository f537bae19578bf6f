import type { Case } from '../rules';
import { byDay } from '../span';
import type { Ending, Moment, Run } from './clock';
import { belongs, periodsOfCare } from './runs';

/** The end of the period of care that holds the day of a moment: none where the child was not in care, nor where that care goes on. */
export const careEnds = (about: Case, start: Moment): Ending | undefined => {
  const run = periodsOfCare(about).findLast(care => belongs(care, start.on));
  return run?.until ? { on: run.until, entry: run.endedBy, because: run.because, superseded: run.superseded } : undefined;
};

const lifeEnds = ({ story, journey: { diedOn, adultOn, bornBy, periods } }: Case): (Ending | undefined)[] => {
  const death = story.of('DeathRecorded').at(-1)?.entry ?? periods.at(-1)?.endedBy;
  return [
    diedOn ? { on: diedOn, entry: death, because: 'the child died' } : undefined,
    adultOn ? { on: adultOn, entry: bornBy, because: 'turned 18', superseded: true } : undefined,
  ];
};

/** A run from a moment that no period of care need bound, to the first of what may end it: always death and the 18th birthday. */
export const runFrom = (about: Case, start: Moment, ends: readonly (Ending | undefined)[] = []): Run => {
  let first: Ending | undefined;
  for (const end of [...lifeEnds(about), ...ends]) if (end && end.on >= start.on && (!first || end.on < first.on)) first = end;
  return {
    entry: start.entry,
    from: start.on,
    until: first?.on,
    endedBy: first?.entry,
    because: first?.because ?? '',
    superseded: first?.superseded,
    startUnknown: false,
    lastDayIsAnothers: false,
    stops: [],
  };
};

/** Of moments in order, the one after one of them. */
export const nextOf = <M extends Moment>(moments: readonly M[], { entry }: Moment): M | undefined =>
  moments[moments.findIndex(other => other.entry === entry) + 1];
/** The earliest of those there are. */
export const firstOf = <M extends Moment>(...moments: (M | undefined)[]): M | undefined =>
  moments.filter(moment => moment !== undefined).sort(byDay)[0];
/** What ends a run for a reason of reading R09. */
export const superseding = (moment: Moment | undefined, because: string): Ending | undefined =>
  moment && { on: moment.on, entry: moment.entry, because, superseded: true };
