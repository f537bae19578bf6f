import { addDays, addMonths } from '../calendar';
import { plansIn } from '../drift/in-care';
import { arrangementsIn } from '../homes';
import type { Case } from '../rules';
import type { Course, Limit, Moment, Run } from './clock';
import { careEnds, runFrom, superseding } from './moments';
import { periodsOfCare } from './runs';

/** Months in which each plan means the child to be home; without a horizon no date is due. */
const horizons: Readonly<Record<string, number>> = { RETURN1M: 1, RETURN6M: 6 };

/** Home is the end of care, or a placement with parents (reading R44): not death, nor the 18th birthday, nor care by another authority. */
const backHome = ({ journey }: Case, { from, until, period }: Run): Moment[] => {
  const stay = journey.homes
    .filter(home => home.period === period)
    .flatMap(arrangementsIn)
    .find(({ placement, ...stay }) => placement.code === 'P1' && (!stay.until || stay.until > from) && (!until || stay.from <= until));
  const home = stay && { entry: stay.entry, on: stay.from };
  const left = period?.until;
  const ended = left && left === until && left !== journey.adultOn && period.reason !== 'E2' && period.reason !== 'E3';
  if (home || !ended) return home ? [home] : [];
  return [{ entry: period.endedBy ?? period.entry, on: left }];
};

/** From the day the plan in force first became that code (reading R94): only another code revises it. */
export const returnHome: Course = {
  runs: about =>
    about.story.of('PermanencePlanSet').length === 0
      ? []
      : periodsOfCare(about).flatMap(({ period }) =>
          plansIn(about.journey, period)
            .filter(({ code }) => code && horizons[code])
            .map(({ entry, from, until, endedBy }) => {
              const changed = until && until !== period.until ? { entry: endedBy ?? entry, on: until } : undefined;
              const start = { entry, on: from };
              return { ...runFrom(about, start, [careEnds(about, start), superseding(changed, 'plan changed')]), period };
            }),
        ),
  meets: backHome,
  soon: dueOn => addDays(dueOn, -28),
};

export const byTheHorizon: Limit = {
  says: '1 month or 6 months, as the plan says',
  due: ({ about, anchor }) => {
    const code = about.journey.plans.find(({ entry }) => entry === anchor.entry)?.code;
    return addMonths(anchor.on, horizons[code ?? ''] ?? 6);
  },
};
