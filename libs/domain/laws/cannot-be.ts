import { dayInWords } from '../calendar';
import type { EventName } from '../events/catalogue';
import type { Span } from '../span';
import type { Told } from '../story';
import { alone, andThen, entry, notYet, named, placedAs, stays, touches, type About, type Law } from './law';

const since =
  (name: EventName) =>
  ({ story }: About): Span[] =>
    story.of(name).map(e => ({ entry: e.entry, from: e.on }));

/** What must be open on the day of a fact that ends or changes it, and the words for its absence. */
const needs: { readonly [N in EventName]?: { spans: (about: About) => readonly Span[]; missing: string } } = {
  PlacementEnded: { spans: ({ journey }) => journey.placements, missing: 'the child was in no placement' },
  MissingEnded: { spans: ({ journey }) => journey.missing, missing: 'the child was not missing' },
  AwayEnded: { spans: ({ journey }) => journey.away, missing: 'the child was not away' },
  SocialWorkerEnded: { spans: ({ journey }) => journey.workers, missing: 'no social worker was allocated' },
  TransferEnded: { spans: ({ journey }) => journey.transfers, missing: 'no referral for transfer was open' },
  TimetableExtended: { spans: ({ journey }) => journey.applications, missing: 'no care application was open' },
  FinalOrderMade: { spans: ({ journey }) => journey.applications, missing: 'no care application was open' },
  PlacementOrderRevoked: { spans: ({ journey }) => journey.placementOrders, missing: 'no placement order was in force' },
  PermanencePlanEndorsed: { spans: ({ journey }) => journey.plans, missing: 'there was no permanence plan' },
  AdoptionDecisionReversed: { spans: since('AdoptionDecisionMade'), missing: 'no adoption decision had been made' },
  SpecialGuardianshipAssessmentFiled: { spans: since('SpecialGuardianshipAssessmentStarted'), missing: 'no assessment had been started' },
  LegalStatusChanged: { spans: ({ journey }) => journey.periods, missing: 'the child was not in care' },
  PlacementOrderMade: { spans: ({ journey }) => journey.periods, missing: 'the child was not in care' },
};
const nothingOpen = (about: About): Told[] =>
  about.story.told.filter(e => needs[e.type] && !needs[e.type]!.spans(about).some(span => touches(span, e.on)));
/** Facts that only a living child can have. Work before a birth (a worker, an application) is real. */
const lived = new Set<EventName>([
  ...(['BecameLookedAfter', 'KnownInCare', 'LegalStatusChanged', 'PlacementStarted', 'ReviewHeld', 'VisitMade'] as const),
  ...(['MissingStarted', 'AwayStarted', 'PlacementOrderMade', 'PlacedForAdoption', 'AdoptionOrderMade'] as const),
  ...(['SpecialGuardianshipOrderMade', 'LongTermMatchConfirmed', 'ArrivedUnaccompanied'] as const),
]);
const death = ({ story }: About): Told | undefined =>
  story.of('DeathRecorded')[0] ?? story.of('CeasedToBeLookedAfter').find(e => e.reason === 'E2');

/** What cannot be. To add a law: a line here, and a story that breaks it in the tests. */
export const cannotBe: readonly Law[] = [
  {
    id: 'ceased-not-in-care',
    when: ({ story, journey }) =>
      alone(story.of('CeasedToBeLookedAfter').filter(e => !journey.periods.some(period => period.endedBy === e.entry))),
    says: ([e], { journey: { periods } }) => {
      const before = periods.findLast(period => period.until && period.until <= e!.on)?.until;
      const why = before ? `Care had ended on ${dayInWords(before)}: correct that entry.` : andThen(periods, e!.on);
      return `${named(e!)}, but the child was not in care then. ${why}`;
    },
  },
  {
    id: 'became-while-in-care',
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
    when: about => alone(nothingOpen(about)),
    says: ([e], about) => `${named(e!)}, but ${needs[e!.type]!.missing} then. ${andThen(needs[e!.type]!.spans(about), e!.on)}`,
  },
  {
    id: 'before-birth',
    when: about => {
      const born = notYet(about, 0);
      return alone(about.story.told.filter(e => e.on < born && lived.has(e.type)));
    },
    says: ([e]) => `${named(e!)}, but the child was not born yet. Correct that day, or the date of birth.`,
  },
  {
    id: 'after-death',
    when: about => {
      const died = death(about);
      return died ? about.story.told.filter(e => lived.has(e.type) && e.on > died.on).map(e => [e, died]) : [];
    },
    says: ([e, died]) => `${named(e!)}, but the child died on ${dayInWords(died!.on)}. Correct one of them.`,
  },
];
