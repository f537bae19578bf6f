import { birthday, isDay, type Day } from './calendar';
import type { CeasingReason, LegalStatus, Need } from './codes/care';
import type { District } from './codes/districts';
import type { ChangeReason, PlacementArea, PlacementBasis, PlacementType, Provider } from './codes/placement';
import { isTemporary } from './codes/placement';
import type { PermanencePlan } from './codes/practice';
import type { EventName } from './events/catalogue';
import { adoptivePlacementsOf, type AdoptivePlacement } from './adoptive-placements';
import { homesOf, type Home } from './homes';
import { leavingCareOf, type LeavingCare } from './leaving-care';
import { longTermMatchesOf, type LongTermMatch } from './long-term-matches';
import { holds, type Span } from './span';
import type { Story, Told } from './story';

/** An unbroken run of being looked after. */
export interface Period extends Span {
  /** The record begins with the child already in care: nobody knows since when. */
  readonly sinceBefore: boolean;
  /** A series of short breaks (V3, V4): not counted as in care, and under its own lighter rules. */
  readonly shortBreaks: boolean;
  readonly need?: Need;
  /** Where the child lived when it began. */
  readonly district?: District;
  /** Why it ended; undefined while open, and for an 18th birthday with no end on record. */
  reason?: CeasingReason;
  /** The end recorded on or after the 18th birthday, which says why care ended that day: the birthday ended it. */
  explainedBy?: string;
}
export interface StatusSpan extends Span {
  readonly code: LegalStatus;
}
export interface Placement extends Span {
  readonly code: PlacementType;
  readonly provider?: Provider;
  readonly carer?: string;
  readonly sameCarer: boolean;
  readonly temporary: boolean;
  readonly intendedTo18?: boolean;
  readonly basis?: PlacementBasis;
  readonly area?: PlacementArea;
  /** In miles, from where the child lived when coming into care. */
  readonly distance?: number;
  readonly registered?: boolean;
  /** Why it ended, as the next placement says. */
  because?: ChangeReason;
}
export interface PlanSpan extends Span {
  /** Undefined when the plan was set to blank. */
  readonly code?: PermanencePlan;
  readonly parallel: readonly PermanencePlan[];
}
export interface Allocation extends Span {
  readonly worker: string;
  readonly team?: string;
}
/** A placement order from the day it was made to the day it ended: revoked, another status, an adoption order, or the end of care. */
export type PlacementOrder = Span;
export interface CareApplication extends Span {
  /** The latest day the court has authorised by an extension. */
  extendedTo?: Day;
}

/** One child's journey, folded from the story: spans of days for all that lasts. What is a moment (reviews, visits) is read from the story. */
export interface Journey {
  readonly identity?: Told<'IdentityRecorded'>;
  /** The 18th birthday, where the date of birth can be read. Every looked-after clock ends with it. */
  readonly adultOn?: Day;
  /** The entry that says the date of birth. */
  readonly bornBy?: string;
  readonly unaccompanied?: Span;
  /** The day of death, which ends every clock. */
  readonly diedOn?: Day;
  /** The 31 March on which a return last named the child as in care, where the next return does not name them. */
  readonly lastKnownOn?: Day;
  readonly periods: readonly Period[];
  readonly statuses: readonly StatusSpan[];
  readonly placements: readonly Placement[];
  /** Placements as the clocks and counts see them: with one carer, temporary stays bridged. */
  readonly homes: readonly Home[];
  readonly adoptivePlacements: readonly AdoptivePlacement[];
  readonly longTermMatches: readonly LongTermMatch[];
  readonly leavingCare: readonly LeavingCare[];
  readonly plans: readonly PlanSpan[];
  readonly workers: readonly Allocation[];
  readonly iros: readonly Allocation[];
  readonly missing: readonly Span[];
  readonly away: readonly Span[];
  readonly transfers: readonly Span[];
  readonly placementOrders: readonly PlacementOrder[];
  /** Consent to placement for adoption, which stands for an order while it is not withdrawn. Adoption and Children Act 2002, section 19. */
  readonly placementConsents: readonly Span[];
  readonly applications: readonly CareApplication[];
}

type Draft = { -readonly [K in keyof Journey]: Journey[K] extends readonly (infer S)[] ? S[] : Journey[K] };

const open = <S extends Span>(spans: readonly S[]): S | undefined => {
  const last = spans.at(-1);
  return last && !last.until ? last : undefined;
};
const end = (spans: readonly Span[], on: Day, by?: string): void => {
  const span = open(spans);
  if (span) Object.assign(span, { until: on, endedBy: by });
};
const begin = <S extends Span>(spans: S[], span: S): void => {
  end(spans, span.from, span.entry);
  spans.push(span);
};
const isShortBreak = (status: string): boolean => status === 'V3' || status === 'V4';

const enter = (journey: Draft, e: Told<'BecameLookedAfter'> | Told<'KnownInCare'>): void => {
  if (open(journey.periods)) return;
  journey.periods.push({
    entry: e.entry,
    from: e.on,
    sinceBefore: e.type === 'KnownInCare',
    shortBreaks: isShortBreak(e.legalStatus),
    need: e.need,
    district: e.district,
  });
  setStatus(journey, e, e.legalStatus);
};

const setStatus = (journey: Draft, e: Told, code: LegalStatus): void => {
  const before = open(journey.statuses)?.code;
  if (before === code) return;
  begin(journey.statuses, { entry: e.entry, from: e.on, code });
  if (before === 'E1') end(journey.placementOrders, e.on, e.entry);
  if (code === 'E1' && !open(journey.placementOrders)) journey.placementOrders.push({ entry: e.entry, from: e.on });
  // From short breaks to full care a period of care starts; the other way it ends.
  const period = open(journey.periods);
  if (period && before && period.shortBreaks !== isShortBreak(code))
    begin(journey.periods, { ...period, entry: e.entry, from: e.on, sinceBefore: false, shortBreaks: isShortBreak(code) });
};

const leave = (journey: Draft, on: Day, by?: string, reason?: CeasingReason): void => {
  const period = open(journey.periods);
  if (!period) return;
  period.reason = reason;
  if (reason === 'E2') journey.diedOn = on;
  const { periods, statuses, placements, plans, placementOrders, placementConsents, transfers } = journey;
  [periods, statuses, placements, plans, placementOrders, placementConsents, transfers].forEach(spans => {
    end(spans, on, by);
  });
};

const place = (journey: Draft, e: Told<'PlacementStarted'>): void => {
  const before = open(journey.placements);
  if (before) before.because = e.because;
  begin(journey.placements, {
    entry: e.entry,
    from: e.on,
    code: e.placement,
    provider: e.provider,
    carer: e.carer,
    sameCarer: e.sameCarer ?? (!!e.carer && e.carer === before?.carer),
    temporary: isTemporary(e.placement),
    intendedTo18: e.intendedTo18,
    basis: e.basis,
    area: e.area,
    distance: e.distance,
    registered: e.registered,
  });
};

type Step = { [N in EventName]?: (journey: Draft, e: Told<N>) => unknown };

/** On this event, do that. A missing line is a choice: it changes nothing that lasts. */
const steps: Step = {
  IdentityRecorded: (j, e) => (j.identity = Object.assign({}, j.identity, e)),
  ArrivedUnaccompanied: (j, e) =>
    (j.unaccompanied = { entry: e.entry, from: e.on, until: isDay(e.statusEndsOn) ? e.statusEndsOn : undefined }),
  NotInReturn: (j, e) => (j.lastKnownOn = e.on),
  BecameLookedAfter: enter,
  KnownInCare: enter,
  LegalStatusChanged: (j, e) => setStatus(j, e, e.legalStatus),
  InterimOrderMade: (j, e) => (e.order === 'ICO' ? setStatus(j, e, 'C1') : undefined),
  DeathRecorded: (j, e) => {
    j.diedOn = e.on;
    leave(j, e.on, e.entry, 'E2');
  },
  PlacementOrderMade: (j, e) => setStatus(j, e, 'E1'),
  PlacementOrderRevoked: (j, e) => setStatus(j, e, e.legalStatus ?? 'C2'),
  CeasedToBeLookedAfter: (j, e) => (open(j.periods) ? leave(j, e.on, e.entry, e.reason) : explainEnd(j, e)),
  PlacementStarted: place,
  PlacementEnded: (j, e) => {
    const placement = open(j.placements);
    if (placement) placement.because = e.because;
    end(j.placements, e.on, e.entry);
  },
  PermanencePlanSet: (j, e) => begin(j.plans, { entry: e.entry, from: e.on, code: e.plan, parallel: e.parallel ?? [] }),
  ConsentToPlacementGiven: (j, e) => open(j.placementConsents) ?? j.placementConsents.push({ entry: e.entry, from: e.on }),
  ConsentToPlacementWithdrawn: (j, e) => end(j.placementConsents, e.on, e.entry),
  CareApplicationIssued: (j, e) => begin(j.applications, { entry: e.entry, from: e.on }),
  TimetableExtended: (j, e) => Object.assign(open(j.applications) ?? {}, { extendedTo: e.newDate }),
  FinalOrderMade: (j, e) => end(j.applications, e.on, e.entry),
  CareApplicationEnded: (j, e) => end(j.applications, e.on, e.entry),
  AdoptionOrderMade: (j, e) => {
    end(j.placementOrders, e.on, e.entry);
    end(j.placementConsents, e.on, e.entry);
  },
  SpecialGuardianshipOrderMade: (j, e) => end(j.placementOrders, e.on, e.entry),
  SocialWorkerAllocated: (j, e) => begin(j.workers, { entry: e.entry, from: e.on, worker: e.worker, team: e.team }),
  SocialWorkerEnded: (j, e) => end(j.workers, e.on, e.entry),
  IroEnded: (j, e) => end(j.iros, e.on, e.entry),
  IroAppointed: (j, e) => begin(j.iros, { entry: e.entry, from: e.on, worker: e.iro }),
  MissingStarted: (j, e) => begin(j.missing, { entry: e.entry, from: e.on }),
  MissingEnded: (j, e) => end(j.missing, e.on, e.entry),
  AwayStarted: (j, e) => begin(j.away, { entry: e.entry, from: e.on }),
  AwayEnded: (j, e) => end(j.away, e.on, e.entry),
  // Said again while it is open, a referral does not begin anew.
  TransferReferred: (j, e) => open(j.transfers) ?? j.transfers.push({ entry: e.entry, from: e.on }),
  TransferEnded: (j, e) => end(j.transfers, e.on, e.entry),
};

/** Whether a kind of fact has a line of its own in the fold. */
export const folds = (type: EventName): boolean => Object.hasOwn(steps, type);

const adulthood = (told: Story): Pick<Journey, 'adultOn' | 'bornBy'> => {
  const said = told.of('IdentityRecorded').findLast(e => e.dateOfBirth !== undefined);
  return isDay(said?.dateOfBirth) ? { adultOn: birthday(said.dateOfBirth, 18), bornBy: said.entry } : {};
};
/** The 18th birthday ends care even when nobody has recorded it, or has recorded the end later: what came after is not the journey of a child in care. */
const turn18 = (journey: Draft, adultOn: Day): void => {
  const period = open(journey.periods);
  if (period && period.from < adultOn) leave(journey, adultOn, journey.bornBy);
};
/** An end recorded on or after the 18th birthday says why care ended that day. */
const explainEnd = (journey: Draft, e: Told<'CeasedToBeLookedAfter'>): void => {
  const period = journey.periods.at(-1);
  if (period?.until && period.until === journey.adultOn && period.endedBy === journey.bornBy && !period.explainedBy)
    Object.assign(period, { explainedBy: e.entry, reason: e.reason });
};

/** Folds the story into the journey. Pure: the same story gives the same journey, whatever today is. */
export const journey = (told: Story): Journey => {
  const draft: Draft = {
    identity: undefined,
    adultOn: undefined,
    bornBy: undefined,
    unaccompanied: undefined,
    diedOn: undefined,
    lastKnownOn: undefined,
    periods: [],
    statuses: [],
    placements: [],
    homes: [],
    adoptivePlacements: [],
    longTermMatches: [],
    leavingCare: [],
    plans: [],
    workers: [],
    iros: [],
    missing: [],
    away: [],
    transfers: [],
    placementOrders: [],
    placementConsents: [],
    applications: [],
    ...adulthood(told),
  };
  const { adultOn } = draft;
  for (const e of told.told) {
    if (adultOn && e.on >= adultOn && !(e.on === adultOn && e.type === 'CeasedToBeLookedAfter')) turn18(draft, adultOn);
    (steps[e.type] as ((journey: Draft, e: Told) => void) | undefined)?.(draft, e);
  }
  if (adultOn) turn18(draft, adultOn);
  draft.homes = homesOf(draft.placements, draft.periods);
  draft.adoptivePlacements = adoptivePlacementsOf(draft.homes, told);
  draft.longTermMatches = longTermMatchesOf(draft.homes, told.of('LongTermMatchConfirmed'));
  draft.leavingCare = leavingCareOf(draft, told);
  return draft;
};

/** How things stood at the end of a day. */
export interface Standing {
  readonly period?: Period;
  readonly status?: StatusSpan;
  readonly placement?: Placement;
  readonly plan?: PlanSpan;
  readonly worker?: Allocation;
  readonly iro?: Allocation;
  readonly missing?: Span;
}
export const standingOn = (journey: Journey, day: Day): Standing => {
  const at = <S extends Span>(spans: readonly S[]): S | undefined => spans.findLast(span => holds(span, day));
  return {
    period: at(journey.periods),
    status: at(journey.statuses),
    placement: at(journey.placements),
    plan: at(journey.plans),
    worker: at(journey.workers),
    iro: at(journey.iros),
    missing: at(journey.missing),
  };
};
