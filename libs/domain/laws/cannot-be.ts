import { dayInWords } from '../calendar';
import type { EventName } from '../events/catalogue';
import type { Told } from '../story';
import { mustHaveBegun, needOf, nothingBegun } from './begun';
import { alone, andThen, entry, named, notYet, placedAs, stays, type About, type Law } from './law';

/** Facts that only a living child can have. Work before a birth or after a death (a worker, an application, a hearing) is real. */
const lived = new Set<EventName>([
  ...(['BecameLookedAfter', 'KnownInCare', 'LegalStatusChanged', 'PlacementStarted', 'ReviewHeld', 'VisitMade'] as const),
  ...(['MissingStarted', 'AwayStarted', 'PlacementOrderMade', 'PlacedForAdoption', 'AdoptionOrderMade'] as const),
  ...(['SpecialGuardianshipOrderMade', 'LongTermMatchConfirmed', 'ArrivedUnaccompanied'] as const),
  ...(['UnregisteredPlacementUsed', 'BedAndBreakfastUsed', 'EarlyPermanencePlacement', 'HomeStaysStarted'] as const),
  ...(['HealthAssessmentCompleted', 'HealthAssessmentRefused', 'DentalCheck', 'SdqScored', 'GpRegistered'] as const),
  ...(['SchoolChanged', 'SchoolPlaceLost', 'PepInitiated', 'PepCompleted', 'PepReviewed'] as const),
  ...(['AdoptionVisit', 'AdoptionCelebrated', 'ReturnInterviewCompleted', 'ReturnInterviewDeclined'] as const),
  ...(['InterimOrderMade', 'SecureAccommodationOrderMade', 'DeprivationOfLibertyOrderMade'] as const),
  ...(['NeedsAssessmentCompleted', 'PathwayPlanPrepared', 'PathwayPlanReviewed', 'AccommodationRecorded', 'ActivityRecorded'] as const),
]);
const death = ({ story }: About): Told | undefined =>
  story.of('DeathRecorded')[0] ?? story.of('CeasedToBeLookedAfter').find(e => e.reason === 'E2');

/** What cannot be. To add a law: a line here, and a story that breaks it in the tests. */
export const cannotBe: readonly Law[] = [
  {
    id: 'ceased-not-in-care',
    title: 'Nobody ceases to be looked after who is not in care',
    when: ({ story, journey }) =>
      alone(
        story
          .of('CeasedToBeLookedAfter')
          .filter(e => !journey.periods.some(({ endedBy, explainedBy }) => endedBy === e.entry || explainedBy === e.entry)),
      ),
    says: ([e], { journey: { periods } }) => {
      const before = periods.findLast(period => period.until && period.until <= e!.on)?.until;
      const why = before ? `Care had ended on ${dayInWords(before)}: correct that entry.` : andThen(periods, e!.on);
      return `${named(e!)}, but the child was not in care then. ${why}`;
    },
  },
  {
    id: 'became-while-in-care',
    title: 'Nobody becomes looked after who is in care already',
    when: about =>
      about.story.of('BecameLookedAfter').flatMap(e => {
        const { periods } = about.journey;
        if (periods.some(period => period.entry === e.entry)) return [];
        return [[e, ...entry(about, periods.findLast(period => period.from <= e.on)?.entry)]];
      }),
    says: ([e, since]) =>
      `${named(e!)}, but the child was in care already${since ? `: ${named(since)}` : ''}. Record the end of that care first, or correct one of them.`,
  },
  {
    id: 'two-placements',
    title: 'A child lives in one placement at a time',
    when: about =>
      stays(about).flatMap((e, i) => {
        const before = stays(about)[i - 1];
        return before?.on === e.on && !(before.at && e.at && before.at !== e.at) ? [[e, before]] : [];
      }),
    says: ([e, before]) =>
      `Two placements would start on ${dayInWords(e!.on)}: ${placedAs(before!)}, and ${placedAs(e!)}. ` +
      'A child lives in one placement at a time: correct one of them, or give the time of each.',
  },
  {
    id: 'nothing-open',
    title: 'Nothing ends, or goes on, that has not begun',
    when: about => alone(nothingBegun(mustHaveBegun, about)),
    says: ([e], about) => {
      const { spans, missing } = needOf(mustHaveBegun, e!)!;
      return `${named(e!)}, but ${missing} then. ${andThen(spans(about, e!), e!.on)}`;
    },
  },
  {
    id: 'sdq-one-answer',
    title: 'An SDQ has a score from 0 to 40 or the reason why there is none, and not both',
    when: ({ story }) =>
      alone(story.of('SdqScored').filter(({ score, reason }) => (score === undefined) === (reason === undefined) || score! > 40)),
    says: ([e]) => `${named(e!)}: give a score from 0 to 40, or the reason why there is none, and not both.`,
  },
  {
    id: 'before-birth',
    title: 'Nothing happens to a child before birth',
    when: about => {
      const born = notYet(about, 0);
      return alone(about.story.told.filter(e => e.on < born && lived.has(e.type)));
    },
    says: ([e]) => `${named(e!)}, but the child was not born yet. Correct that day, or the date of birth.`,
  },
  {
    id: 'after-death',
    title: 'Nothing happens to a child after death',
    when: about => {
      const died = death(about);
      return died ? about.story.told.filter(e => lived.has(e.type) && e.on > died.on).map(e => [e, died]) : [];
    },
    says: ([e, died]) => `${named(e!)}, but the child died on ${dayInWords(died!.on)}. Correct one of them.`,
  },
];
