import type { Day } from '../calendar';
import type { EventName } from '../events/catalogue';
import type { Span } from '../span';
import type { Told } from '../story';
import { touches, type About } from './law';

/** What must have begun by the day of a fact, and still be open then where it ends; and the words for its absence. */
interface Need<N extends EventName = EventName> {
  readonly spans: (about: About, e: Told<N>) => readonly Span[];
  readonly missing: string;
}
export type Needs = { readonly [N in EventName]?: Need<N> };

/** From each fact of some kinds on, for good. */
const since =
  (...names: EventName[]) =>
  ({ story }: About): Span[] =>
    names.flatMap(name => story.of(name).map(e => ({ entry: e.entry, from: e.on })));
/** From each fact of a kind to the next that ends it. */
const between =
  (starts: EventName, ends: EventName) =>
  ({ story }: About): Span[] =>
    story.of(starts).map(({ entry, on }) => ({ entry, from: on, until: firstFrom(on, story.of(ends)) }));
const firstFrom = (day: Day, facts: readonly Told[]): Day | undefined => facts.find(({ on }) => on >= day)?.on;

/** A concern without a number is any of them. */
const concern = {
  spans: ({ story }: About, { concern: number }: { readonly concern?: string }): Span[] =>
    story
      .of('IroConcernRaised')
      .filter(raised => !number || !raised.concern || raised.concern === number)
      .map(({ entry, on }) => ({ entry, from: on })),
  missing: 'no such concern had been raised',
};
const application = { spans: ({ journey }: About) => journey.applications, missing: 'no care application was open' };
const aReturn = { spans: since('MissingEnded', 'AwayEnded'), missing: 'the child had not returned from anywhere' };
const inCare = { spans: ({ journey }: About) => journey.periods, missing: 'the child was not in care' };
const deprivation = {
  spans: between('DeprivationOfLibertyOrderMade', 'DeprivationOfLibertyEnded'),
  missing: 'no deprivation of liberty was authorised',
};
const temporarilyApproved = ({ story, journey }: About): Span[] => [
  ...story.of('TemporaryApprovalGranted').map(({ entry, on }) => ({ entry, from: on })),
  ...journey.placements.filter(({ basis }) => basis === 'REG24' || basis === 'REG25A').map(({ entry, from }) => ({ entry, from })),
];

/** Without it the fact cannot be. */
export const mustHaveBegun: Needs = {
  PlacementEnded: { spans: ({ journey }) => journey.placements, missing: 'the child was in no placement' },
  MissingEnded: { spans: ({ journey }) => journey.missing, missing: 'the child was not missing' },
  AwayEnded: { spans: ({ journey }) => journey.away, missing: 'the child was not away' },
  ReturnInterviewOffered: aReturn,
  ReturnInterviewCompleted: aReturn,
  ReturnInterviewDeclined: aReturn,
  SocialWorkerEnded: { spans: ({ journey }) => journey.workers, missing: 'no social worker was allocated' },
  IroEnded: { spans: ({ journey }) => journey.iros, missing: 'no independent reviewing officer was appointed' },
  PersonalAdviserEnded: {
    spans: between('PersonalAdviserAppointed', 'PersonalAdviserEnded'),
    missing: 'no personal adviser was appointed',
  },
  TransferAccepted: { spans: ({ journey }) => journey.transfers, missing: 'no referral for transfer was open' },
  TransferEnded: { spans: ({ journey }) => journey.transfers, missing: 'no referral for transfer was open' },
  TimetableSet: application,
  TimetableExtended: application,
  CaseManagementHearingHeld: application,
  IssuesResolutionHearingHeld: application,
  FinalOrderMade: application,
  CareApplicationEnded: application,
  PreProceedingsEnded: { spans: between('PreProceedingsStarted', 'PreProceedingsEnded'), missing: 'pre-proceedings had not started' },
  DischargeApplicationEnded: {
    spans: between('DischargeApplied', 'DischargeApplicationEnded'),
    missing: 'no application to discharge the order was open',
  },
  PlacementOrderRevoked: { spans: ({ journey }) => journey.placementOrders, missing: 'no placement order was in force' },
  RevocationApplied: { spans: ({ journey }) => journey.placementOrders, missing: 'no placement order was in force' },
  ConsentToPlacementWithdrawn: {
    spans: between('ConsentToPlacementGiven', 'ConsentToPlacementWithdrawn'),
    missing: 'no consent to placement stood',
  },
  PermanencePlanEndorsed: { spans: ({ journey }) => journey.plans, missing: 'there was no permanence plan' },
  AdoptionDecisionReversed: { spans: since('AdoptionDecisionMade'), missing: 'no adoption decision had been made' },
  SpecialGuardianshipAssessmentFiled: { spans: since('SpecialGuardianshipAssessmentStarted'), missing: 'no assessment had been started' },
  LegalStatusChanged: inCare,
  PlacementOrderMade: inCare,
  TemporaryApprovalExtended: { spans: temporarilyApproved, missing: 'no temporary approval had been given' },
  ParentAssessmentReviewed: { spans: since('ParentAssessmentCompleted'), missing: 'no assessment of parents had been completed' },
  DeprivationOfLibertyReviewed: deprivation,
  DeprivationOfLibertyEnded: deprivation,
  ReviewActionCompleted: {
    spans: ({ story }, { decision }) =>
      story
        .of('ReviewDecisionMade')
        .filter(made => made.decision === decision)
        .map(({ entry, on }) => ({ entry, from: on })),
    missing: 'no review had made the decision with that number',
  },
  ReviewRecordCirculated: { spans: since('ReviewHeld'), missing: 'no review had been held' },
  IroConcernEscalated: concern,
  IroConcernResolved: concern,
};

/** Without it the fact ought not to be: it may have begun before the record did, or be done in another order. */
export const shouldHaveBegun: Needs = {
  FullApprovalGranted: { spans: temporarilyApproved, missing: 'no temporary approval had been given' },
  PlacementWithParentsDecided: { spans: since('ParentAssessmentCompleted'), missing: 'no assessment of parents had been completed' },
  PathwayPlanReviewed: { spans: since('PathwayPlanPrepared'), missing: 'no pathway plan had been prepared' },
  CafcassReferral: concern,
};

export const needOf = (needs: Needs, e: Told): Need | undefined => needs[e.type] as Need | undefined;
/** The facts for which nothing had begun. What a kind of fact rests on is worked out once, unless it depends on the fact. */
export const nothingBegun = (needs: Needs, about: About): Told[] => {
  const known = new Map<Need, readonly Span[]>();
  const spansOf = (need: Need, e: Told): readonly Span[] => {
    const spans = known.get(need) ?? need.spans(about, e);
    if (need.spans.length < 2) known.set(need, spans);
    return spans;
  };
  return about.story.told.filter(e => {
    const need = needOf(needs, e);
    return need && !spansOf(need, e).some(span => touches(span, e.on));
  });
};
