import { eventSpec, type ChildEventName, type EventSpec } from '@waymark/domain';

/** Written by an import, by the pages of an alert, or by the pages that correct an entry. */
type NotByForm =
  | 'IncludedInReturn'
  | 'NotInReturn'
  | 'SignalDeferred'
  | 'DeferralWithdrawn'
  | 'SignalEscalated'
  | 'SignalDisputed'
  | 'EntryCorrected'
  | 'EntryStruckOut'
  | 'ExplanationGiven';
type ByForm = Exclude<ChildEventName, NotByForm>;

export const groups = {
  care: 'Came into care',
  moved: 'Moved placement',
  court: 'Court or legal status',
  plan: 'Plan or permanence',
  seen: 'Review or visit',
  left: 'Left care',
  health: 'Health and school',
  missing: 'Missing or away',
  people: 'People who work with the child',
  alone: 'Unaccompanied children',
} as const;
export type Group = keyof typeof groups;

interface Happening {
  readonly group: Group;
  /** What people call it, for the search. */
  readonly also?: string;
  /** Fields that the form asks for although the record can do without: an import may not know them, who is there does. */
  readonly needs?: readonly string[];
  /** The fields shown at once, where there are too many: the others are under “More that can be recorded”. */
  readonly usual?: readonly string[];
  /** A law counts its hours: the form asks for the time. */
  readonly timed?: true;
}

const of = (group: Group, also = '', rest: Omit<Happening, 'group' | 'also'> = {}): Happening => ({ group, also, ...rest });

/** Everything that people record by a form, with the group it is looked for in. A new event does not compile until it has its row. */
const happenings: Readonly<Record<ByForm, Happening>> = {
  BecameLookedAfter: of('care', 'entry start removed accommodated came in looked after section 20 s20', { needs: ['need'], timed: true }),
  KnownInCare: of('care', 'already looked after'),
  IdentityRecorded: of('care', 'name date of birth sex ethnicity', {
    usual: ['givenName', 'familyName', 'dateOfBirth', 'sex', 'ethnicity'],
  }),
  PreviousPermanenceRecorded: of('care', 'adopted before sgo before'),

  PlacementStarted: of('moved', 'move moved in with nan grandparents auntie new home carers foster residential placed', {
    needs: ['provider', 'because'],
    usual: ['placement', 'provider', 'carer', 'sameCarer', 'because'],
  }),
  PlacementEnded: of('moved', 'left ran out breakdown gap'),
  MovePlanned: of('moved', 'planned move future transition'),
  PlacementPlanPrepared: of('moved', 'placement plan lapa'),
  PlacementPlanSigned: of('moved', 'signature'),
  DelegatedAuthorityRecorded: of('moved', 'delegated haircut sleepover consent carers'),
  AreaAuthorityNotified: of('moved', 'notification host authority out of county'),
  OutOfAreaApproved: of('moved', 'out of county at a distance nominated officer director'),
  KeyStageFourMoveApproved: of('moved', 'gcse school year 10 11'),
  TemporaryApprovalGranted: of('moved', 'regulation 24 reg 24 connected person nan kinship'),
  TemporaryApprovalExtended: of('moved', 'regulation 25 reg 25 extension kinship'),
  FullApprovalGranted: of('moved', 'fostering panel approved kinship'),
  ApprovalVaried: of('moved', 'exemption emergency regulation 23'),
  UnregisteredPlacementUsed: of('moved', 'unregistered illegal'),
  BedAndBreakfastUsed: of('moved', 'b&b hotel'),
  ParentAssessmentCompleted: of('moved', 'placement with parents schedule 3'),
  ParentAssessmentReviewed: of('moved', 'placement with parents schedule 3'),
  PlacementWithParentsDecided: of('moved', 'placement with parents regulation 18 19 home'),
  PlacementPriceChanged: of('moved', 'cost fee weekly'),
  HomeNoticeReceived: of('moved', 'ofsted compliance closing'),
  SecureAccommodationOrderMade: of('moved', 'secure section 25 s25', { timed: true }),
  SecureAccommodationReviewed: of('moved', 'secure panel'),
  DetentionPlacementPlanPrepared: of('moved', 'remand youth detention'),
  ShortBreakPlanAgreed: of('moved', 'respite regulation 48'),

  LegalStatusChanged: of('court', 'legal status order ico care order section 20 s20'),
  SectionTwentyConsentRecorded: of('court', 's20 agreement signed'),
  SectionTwentyConsentWithdrawn: of('court', 's20 objects wants child back', { timed: true }),
  PreProceedingsStarted: of('court', 'plo letter public law outline'),
  PreProceedingsEnded: of('court', 'plo'),
  CareApplicationIssued: of('court', 'proceedings started issued'),
  InterimOrderMade: of('court', 'ico interim care order'),
  CaseManagementHearingHeld: of('court', 'cmh hearing'),
  TimetableSet: of('court', '26 weeks'),
  TimetableExtended: of('court', '26 weeks extension delay'),
  ExpertReportFiled: of('court', 'report evidence'),
  IssuesResolutionHearingHeld: of('court', 'irh hearing'),
  FinalOrderMade: of('court', 'final hearing care order'),
  CareApplicationEnded: of('court', 'withdrawn dismissed'),
  OrderDischarged: of('court', 'discharge'),
  DischargeApplied: of('court', 'discharge application'),
  DischargeApplicationEnded: of('court', 'discharge'),
  DischargeConsidered: of('court', 'discharge'),
  EmergencyProtectionExtended: of('court', 'epo'),
  DeprivationOfLibertyOrderMade: of('court', 'dol dols dolo high court'),
  DeprivationOfLibertyReviewed: of('court', 'dol dols dolo'),
  DeprivationOfLibertyEnded: of('court', 'dol dols dolo'),
  PlacementOrderApplied: of('court', 'adoption application'),
  PlacementOrderMade: of('court', 'adoption po'),
  PlacementOrderRevoked: of('court', 'adoption po'),
  RevocationApplied: of('court', 'placement order'),

  PermanencePlanSet: of('plan', 'permanence goal long term'),
  PermanencePlanEndorsed: of('plan', 'agreed review'),
  CarePlanPrepared: of('plan', 'care plan'),
  CarePlanRevised: of('plan', 'care plan change'),
  PermanenceMeetingHeld: of('plan', 'permanency planning meeting ppm'),
  ReunificationAssessmentStarted: of('plan', 'return home going home'),
  HomeStaysStarted: of('plan', 'overnight contact going home'),
  ReturnSupportPlanAgreed: of('plan', 'return home going home'),
  ReturnDateSet: of('plan', 'return home going home'),
  MovePlanEndorsed: of('plan', 'residential step down'),
  PlanWithdrawn: of('plan', 'planned cancelled'),
  MatchingRequested: of('plan', 'long-term fostering match family finding'),
  LongTermCarerIdentified: of('plan', 'long-term fostering match'),
  MatchingMeetingHeld: of('plan', 'long-term fostering match panel'),
  LongTermMatchConfirmed: of('plan', 'long-term fostering regulation 22b matched'),
  EarlyPermanenceConsidered: of('plan', 'fostering for adoption ffa'),
  EarlyPermanencePlacement: of('plan', 'fostering for adoption ffa concurrent'),
  AdoptionDecisionMade: of('plan', 'shobpa adm agency decision maker'),
  AdoptionDecisionReversed: of('plan', 'shobpa adm'),
  AdoptionPanelMinutesReceived: of('plan', 'panel'),
  ConsentToPlacementGiven: of('plan', 'section 19 adoption'),
  ConsentToPlacementWithdrawn: of('plan', 'section 19 adoption'),
  FamilyFindingStarted: of('plan', 'adoption profile'),
  LinkIdentified: of('plan', 'adoption adopters'),
  AdoptionMatchApproved: of('plan', 'matching panel adopters matched'),
  PlacedForAdoption: of('plan', 'moved in adopters placed'),
  AdoptionVisitIntervalDecided: of('plan', 'adoption'),
  AdoptionApplicationMade: of('plan', 'court adopters'),
  AdoptionCelebrated: of('plan', 'celebration hearing'),
  LifeStoryBookGiven: of('plan', 'life story'),
  LaterLifeLetterGiven: of('plan', 'later life'),
  ViabilityAssessmentCompleted: of('plan', 'kinship viability nan relative'),
  SpecialGuardianshipNoticeReceived: of('plan', 'sgo notice'),
  SpecialGuardianshipAssessmentStarted: of('plan', 'sgo assessment'),
  SpecialGuardianshipAssessmentFiled: of('plan', 'sgo report court'),
  SpecialGuardianshipApplicationMade: of('plan', 'sgo'),
  SpecialGuardianshipListed: of('plan', 'sgo hearing'),
  SpecialGuardianshipSupportPlanAgreed: of('plan', 'sgo support'),
  LeaveToApplyGiven: of('plan', 'sgo leave'),

  VisitMade: of('seen', 'statutory visit saw seen home visit stat', {
    needs: ['childSeen'],
    usual: ['visitor', 'childSeen', 'seenAlone', 'concern', 'note'],
  }),
  VisitAttempted: of('seen', 'no reply not in visit'),
  VisitRequested: of('seen', 'visit asked'),
  ReviewHeld: of('seen', 'lac review cla review cic review iro meeting', { needs: ['participation'] }),
  ReviewPlanned: of('seen', 'lac review date book'),
  ReviewAdjourned: of('seen', 'lac review postponed'),
  ReviewCalledFor: of('seen', 'early review bring forward'),
  ReviewDecisionMade: of('seen', 'recommendation action'),
  ReviewActionCompleted: of('seen', 'recommendation done'),
  ReviewRecordCirculated: of('seen', 'minutes outcomes distributed'),
  AdoptionVisit: of('seen', 'visit adopters'),
  IroConcernRaised: of('seen', 'dispute resolution escalation iro'),
  IroConcernEscalated: of('seen', 'dispute resolution iro'),
  IroConcernResolved: of('seen', 'dispute resolution iro'),
  CafcassReferral: of('seen', 'dispute resolution iro'),

  CeasedToBeLookedAfter: of('left', 'exit ended went home returned home discharged'),
  EndingOfCareApproved: of('left', 'regulation 39 nominated officer'),
  AdoptionOrderMade: of('left', 'adopted'),
  SpecialGuardianshipOrderMade: of('left', 'sgo'),
  DeathRecorded: of('left', 'death died'),
  NeedsAssessmentCompleted: of('left', 'care leaver pathway'),
  PathwayAssessmentStarted: of('left', 'care leaver pathway'),
  PathwayPlanPrepared: of('left', 'care leaver pathway'),
  PathwayPlanReviewed: of('left', 'care leaver pathway'),
  PersonalAdviserAppointed: of('left', 'care leaver pa'),
  PersonalAdviserEnded: of('left', 'care leaver pa'),
  KeepingInTouch: of('left', 'care leaver contact phone text'),
  AccommodationRecorded: of('left', 'care leaver flat housing lives'),
  ActivityRecorded: of('left', 'care leaver education employment training neet'),
  PostEighteenAccommodationDecided: of('left', 'staying put turning 18'),
  AdviserSupportRequested: of('left', 'care leaver 25'),

  HealthAssessmentCompleted: of('health', 'iha rha medical'),
  HealthAssessmentRefused: of('health', 'iha rha medical'),
  DentalCheck: of('health', 'dentist teeth'),
  ImmunisationStatus: of('health', 'vaccination jabs'),
  SdqScored: of('health', 'strengths and difficulties questionnaire', { usual: ['score', 'reason'] }),
  GpRegistered: of('health', 'doctor gp'),
  PepInitiated: of('health', 'pep school'),
  PepCompleted: of('health', 'pep school'),
  PepReviewed: of('health', 'pep school'),
  SchoolChanged: of('health', 'new school moved school'),
  SchoolPlaceLost: of('health', 'excluded no school'),

  MissingStarted: of('missing', 'absconded ran away not home', { timed: true }),
  MissingEnded: of('missing', 'found returned back', { timed: true }),
  AwayStarted: of('missing', 'unauthorised absence', { timed: true }),
  AwayEnded: of('missing', 'returned back', { timed: true }),
  ReturnInterviewOffered: of('missing', 'rhi return home interview', { timed: true }),
  ReturnInterviewCompleted: of('missing', 'rhi return home interview', { timed: true }),
  ReturnInterviewDeclined: of('missing', 'rhi return home interview refused', { timed: true }),

  SocialWorkerAllocated: of('people', 'worker allocation new worker'),
  SocialWorkerEnded: of('people', 'worker left'),
  IroAppointed: of('people', 'iro allocated'),
  IroEnded: of('people', 'iro left'),
  OversightRecorded: of('people', 'supervision manager', { usual: ['note'] }),

  ArrivedUnaccompanied: of('alone', 'uasc asylum'),
  TransferReferred: of('alone', 'uasc national transfer scheme nts'),
  TransferAccepted: of('alone', 'uasc national transfer scheme nts'),
  TransferEnded: of('alone', 'uasc national transfer scheme nts'),
  AgeAssessmentConcluded: of('alone', 'uasc age assessment adult'),
};

export interface Recordable extends Happening {
  readonly spec: EventSpec;
}
/** An event that a form records, with its declaration; undefined for any other name. */
export const recordable = (event: string): Recordable | undefined =>
  Object.hasOwn(happenings, event) ? { ...happenings[event as ByForm], spec: eventSpec(event)! } : undefined;

/** What is recorded most, and so is offered first. */
const most: readonly ByForm[] = ['VisitMade', 'PlacementStarted', 'ReviewHeld'];

const item = (event: string) => ({ event, title: eventSpec(event)!.title });
const everything = Object.entries(happenings).map(([event, { group, also = '' }]) => ({
  ...item(event),
  group,
  words: `${eventSpec(event)!.title} ${also} ${groups[group]}`.toLowerCase().split(/[\s-]+/),
}));

/** What can be chosen: those whose everyday words begin with every word that is looked for, the closest title first. */
export const lookFor = (words: string) => {
  const sought = words
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);
  const hits = everything.filter(one => sought.every(word => one.words.some(known => known.startsWith(word))));
  return hits.map(({ event, title, group }) => ({ event, title, group: groups[group] }));
};

/** Everything that can be recorded, in its groups, with the three that are recorded most. */
export const offered = {
  most: most.map(item),
  groups: Object.entries(groups).map(([group, title]) => ({
    title,
    items: everything.filter(one => one.group === group).map(item => item),
  })),
};
