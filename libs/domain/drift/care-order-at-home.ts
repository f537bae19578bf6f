import { addDays, dayInWords, daysBetween, earliest, latest } from '../calendar';
import { arrangementsIn } from '../homes';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { byDay, type Span } from '../span';
import { common, inRecord, occurrences, over, passed, without, type Band } from './bands';
import { beganIn, during, inCare } from './in-care';

/** With parents, whichever of them: from one parent to the other the child stays at home. */
const atHome = ({ journey }: Case, period: Period): Span[] => {
  const stays: Span[] = [];
  for (const { entry, placement, from, until, endedBy } of journey.homes.filter(home => home.period === period).flatMap(arrangementsIn)) {
    const last = stays.at(-1);
    if (placement.code !== 'P1') continue;
    if (last?.until === from) Object.assign(last, { until, endedBy });
    else stays.push({ entry, from, until, endedBy });
  }
  return stays;
};

/** A child at home under a care order: from the later of the order and the placement. */
const underCareOrder = (about: Case, period: Period): (Span & { order: Span })[] =>
  about.journey.statuses
    .filter(({ code }) => code === 'C2')
    .filter(beganIn(period))
    .flatMap(order =>
      atHome(about, period).flatMap(stay =>
        common({ ...stay, from: latest(stay.from, order.from)!, entry: stay.from < order.from ? order.entry : stay.entry, order }, order),
      ),
    );

/** A review or a manager looked at discharge, or the court was asked for it (reading R45). */
const dischargeInView = ({ story }: Case, period: Period): Span[] => {
  const considered = [
    ...story.of('ReviewHeld').filter(({ dischargeConsidered }) => dischargeConsidered),
    ...story.of('ReviewDecisionMade').filter(({ about }) => about === 'DISCHARGE'),
    ...story.of('DischargeConsidered'),
  ];
  const ended = [...story.of('DischargeApplicationEnded'), ...story.of('OrderDischarged').filter(({ order }) => (order ?? 'CO') === 'CO')];
  return [
    ...considered.map(({ entry, on }) => ({ entry, from: on, until: addDays(on, careOrderAtHome.limits.decided! + 1) })),
    ...story.of('DischargeApplied').map(({ entry, on }) => {
      const end = ended.filter(one => one.on >= on).sort(byDay)[0];
      return { entry, from: on, until: earliest(end?.on, period.until), endedBy: end?.entry };
    }),
  ].filter(({ from }) => during(period)({ on: from }));
};

export const careOrderAtHome: DriftRule = {
  id: 'D18',
  version: 1,
  says: 'Care order at home',
  law: "This product's proposal: at home under a care order for a year, discharge of the order should be considered",
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'reviews', 'plans', 'court'],
  limits: { amber: 365, red: 548, decided: 183 },
  clears: 'Record a review decision about discharge, the application for it, or the end of the order or the placement.',
  signals: about =>
    inCare(about).flatMap(period => {
      const inView = dischargeInView(about, period);
      const bands = underCareOrder(about, period).flatMap(stay => {
        const facts = [
          { says: 'Care order', on: stay.order.from, entry: stay.order.entry },
          { says: 'At home with parents under it', on: stay.from, entry: stay.entry },
        ];
        const graded = over(about, careOrderAtHome, {
          ...stay,
          countsFrom: stay.from,
          steps: [
            ['amber', 'amber'],
            ['red', 'red'],
          ],
        });
        return inRecord(about, careOrderAtHome.needs, stay.from, graded)
          .map((one): Band => ({ anchor: stay.entry, facts, evidence: facts.map(({ entry }) => entry), ...one }))
          .flatMap(band => without(band, inView));
      });
      return occurrences(careOrderAtHome, bands, inView);
    }),
  explain: (_signal, { countsFrom, limit }, day) =>
    `At home with parents under a care order since ${dayInWords(countsFrom)}. No decision about discharge is recorded. ` +
    `${passed(daysBetween(countsFrom, day))}; the limit is ${limit}.`,
};
