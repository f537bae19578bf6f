import { addDays, dayInWords, daysBetween } from '../calendar';
import { isAdoption, isGuardianship, type LegalStatus } from '../codes/care';
import { isForAdoption, type PlacementType } from '../codes/placement';
import type { EventName } from '../events/catalogue';
import type { Journey } from '../journey';
import { holds, type Span } from '../span';
import type { Told } from '../story';
import { alone, andThen, entry, isAtLeast, isUnder, named, overlap, placedAs, stays, type About, type Law } from './law';

const placings = (about: About): Told[] => [
  ...about.story.of('PlacedForAdoption'),
  ...stays(about).filter(e => isForAdoption(e.placement)),
];
/** A child known in care under an order had it before: its day is not on record. */
const placementOrders = ({ story }: About): Told[] => [
  ...story.of('PlacementOrderMade'),
  ...[...story.of('LegalStatusChanged'), ...story.of('BecameLookedAfter')].filter(e => e.legalStatus === 'E1'),
];

/** A step towards adoption before every one of the nearest earlier step that is on record. */
const adoptionOutOfOrder = (about: About): Told[][] => {
  const { story } = about;
  const steps = [story.of('AdoptionDecisionMade'), placementOrders(about), story.of('AdoptionMatchApproved'), placings(about)];
  return steps.flatMap((facts, i) => {
    const before = steps.slice(0, i).findLast(earlier => earlier.length) ?? [];
    return facts.flatMap(e => (before.length && !before.some(other => other.on <= e.on) ? [[e, before[0]!]] : []));
  });
};

/** Longer than three days, or than 72 hours where both moments are known. Children Act 1989, section 46(6). */
const over72Hours = (about: About): Told[][] =>
  about.journey.statuses.flatMap(({ code, from, until, ...span }) => {
    if (code !== 'L1' || !until) return [];
    const [began, ended] = [entry(about, span.entry)[0], entry(about, span.endedBy)[0]];
    const over = began?.at && ended?.at ? Date.parse(ended.at) - Date.parse(began.at) > 72 * 3_600_000 : daysBetween(from, until) > 3;
    return over && began ? [[began]] : [];
  });

/** Ended orders of a kind that lasted longer than so many days. */
const longerThan = (about: About, code: LegalStatus, days: number): Told[][] =>
  about.journey.statuses.flatMap(status =>
    status.code === code && status.until && daysBetween(status.from, status.until) > days ? [entry(about, status.entry)] : [],
  );
const ranUntil = (e: Told, { statuses }: Journey): string => dayInWords(statuses.find(span => span.entry === e.entry)!.until!);

/** Regulation 27A bars other arrangements under 16 from 9 September 2021; supported accommodation has always been for 16 and 17. */
const otherArrangements = new Set<PlacementType>(['H5', 'P2', 'P3', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14']);
const unlawfulUnder16 = (e: Told<'PlacementStarted'>): boolean =>
  e.placement === 'K3' || (e.on >= '2021-09-09' && otherArrangements.has(e.placement));

const again = (spans: readonly Span[], name: EventName, about: About): Told[][] =>
  spans.flatMap(span => {
    const next = entry(about, span.endedBy)[0];
    return next?.type === name ? [[next, ...entry(about, span.entry)]] : [];
  });

/** What ought not to be. To add a law: a line here, and a story that breaks it in the tests. */
export const oughtNot: readonly Law[] = [
  {
    id: 'adopted-without-placing',
    title: 'A child who is adopted was placed for adoption before',
    when: about =>
      alone(
        about.story.of('CeasedToBeLookedAfter').filter(e => isAdoption(e.reason) && !placings(about).some(placed => placed.on <= e.on)),
      ),
    says: ([e]) => `Adopted on ${dayInWords(e!.on)}, but no placement for adoption is recorded before that.`,
  },
  {
    id: 'adoption-dates-out-of-order',
    title: 'Decision, placement order, match and placing follow in this order',
    when: adoptionOutOfOrder,
    says: ([e, before]) =>
      `${named(e!)} is earlier than ${named(before!)}. The order is decision, placement order, match, placed for adoption.`,
  },
  {
    id: 'adoption-order-while-in-care',
    title: 'An adoption order ends care',
    when: about => alone(about.story.of('AdoptionOrderMade').filter(e => about.journey.periods.some(period => holds(period, e.on)))),
    says: ([e]) =>
      `${named(e!)}, but care goes on after that day. An adoption order ends it: record that the child ceased to be looked after.`,
  },
  {
    id: 'guardianship-at-18',
    title: 'Special guardianship begins before 18',
    when: about =>
      alone(
        [...about.story.of('SpecialGuardianshipOrderMade'), ...about.story.of('CeasedToBeLookedAfter')].filter(
          e => (!('reason' in e) || isGuardianship(e.reason)) && isAtLeast(about, 18, e.on),
        ),
      ),
    says: ([e]) => `Special guardianship from ${dayInWords(e!.on)}, at 18 or older. It is only for a child under 18.`,
  },
  {
    id: 'in-care-at-18',
    title: 'Care ends on the 18th birthday at the latest',
    when: about =>
      alone([
        ...about.story.of('BecameLookedAfter').filter(e => isAtLeast(about, 18, e.on)),
        ...about.story.of('CeasedToBeLookedAfter').filter(e => isAtLeast(about, 18, addDays(e.on, -1))),
      ]),
    says: ([e]) => `${named(e!)}, after the 18th birthday. Care ends on that birthday at the latest.`,
  },
  {
    id: 'parents-under-section-20',
    title: 'A child placed with parents is not accommodated under section 20',
    when: about =>
      about.journey.placements
        .filter(({ code }) => code === 'P1')
        .flatMap(stay =>
          about.journey.statuses
            .filter(({ code, ...span }) => code === 'V2' && overlap(stay, span))
            .map(span => [...entry(about, stay.entry), ...entry(about, span.entry)]),
        ),
    says: ([stay, status]) =>
      `Placed with parents (P1) from ${dayInWords(stay!.on)}, while accommodated under section 20 (V2) since ${dayInWords(status!.on)}. ` +
      'A child at home under section 20 is not looked after.',
  },
  {
    id: 'police-protection-over-72-hours',
    title: 'Police protection lasts 72 hours at most',
    when: over72Hours,
    says: ([e], { journey }) => `Police protection from ${dayInWords(e!.on)} to ${ranUntil(e!, journey)}. The limit is 72 hours.`,
  },
  {
    // Eight days and one extension of seven, Children Act 1989, section 45; the return's check (362) asks from three weeks on.
    id: 'emergency-protection-over-21-days',
    title: 'An emergency protection order does not last three weeks',
    when: about => longerThan(about, 'L2', 21),
    says: ([e], { journey }) =>
      `An emergency protection order from ${dayInWords(e!.on)} to ${ranUntil(e!, journey)}. It cannot last three weeks.`,
  },
  {
    // Children Act 1989, section 43(5); the return's check 363.
    id: 'child-assessment-over-7-days',
    title: 'A child assessment order lasts 7 days at most',
    when: about => longerThan(about, 'L3', 7),
    says: ([e], { journey }) => `A child assessment order from ${dayInWords(e!.on)} to ${ranUntil(e!, journey)}. The limit is 7 days.`,
  },
  {
    id: 'unlawful-setting',
    title: 'No child under 16 is placed in other arrangements',
    when: about => alone(stays(about).filter(e => unlawfulUnder16(e) && isUnder(about, 16, e.on))),
    says: ([e]) => `${placedAs(e!)} from ${dayInWords(e!.on)}, under 16. That setting is unlawful before the 16th birthday.`,
  },
  {
    id: 'placed-while-not-in-care',
    title: 'A child is placed while in care',
    when: about => alone(stays(about).filter(e => !about.journey.periods.some(period => holds(period, e.on) || period.from === e.on))),
    says: ([e], { journey: { periods } }) => `${named(e!)}, but the child was not in care then. ${andThen(periods, e!.on)}`,
  },
  {
    id: 'temporary-placement-at-the-start',
    title: 'Care does not begin with a temporary placement',
    when: about =>
      about.journey.placements
        .filter(stay => stay.temporary && about.journey.periods.some(period => !period.sinceBefore && period.from === stay.from))
        .map(stay => entry(about, stay.entry)),
    says: ([e]) => `Care begins on ${dayInWords(e!.on)} with a temporary placement: ${placedAs(e!)}. Record the placement it interrupts.`,
  },
  {
    id: 'temporary-placement-at-the-end',
    title: 'Care does not end out of a temporary placement',
    when: about =>
      about.journey.placements
        .filter(stay => stay.temporary && about.story.of('CeasedToBeLookedAfter').some(e => e.entry === stay.endedBy))
        .map(stay => entry(about, stay.endedBy)),
    says: ([e]) => `${named(e!)} out of a temporary placement. Record the return from it first, or the placement it had become.`,
  },
  {
    id: 'missing-twice',
    title: 'A child who is missing returns before going missing again',
    when: about => [...again(about.journey.missing, 'MissingStarted', about), ...again(about.journey.away, 'AwayStarted', about)],
    says: ([e, before]) => `${named(e!)}, but there is no return since ${dayInWords(before!.on)}. Record the return first.`,
  },
];
