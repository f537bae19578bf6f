import type { Day } from '../calendar';
import { ageOutcomes, transferOutcomes, workerReasons, type AgeOutcome, type TransferOutcome, type WorkerReason } from '../codes/practice';
import { CareEvent, Changes, Code, Fact, Flag, Id, Personal } from './fact';

/** Whereabouts not known. Never ends a period of care or a placement, and pauses no clock. 903: Missing, M. */
@CareEvent('Went missing', { kind: 'missing', rank: 32 })
export class MissingStarted extends Fact {}
@CareEvent('Found or returned', { kind: 'missing', rank: 10 })
export class MissingEnded extends Fact {}
/** Whereabouts known, not agreed. 903: Missing, A. */
@CareEvent('Away without authorisation', { kind: 'missing', rank: 32 })
export class AwayStarted extends Fact {}
@CareEvent('Returned from being away', { kind: 'missing', rank: 10 })
export class AwayEnded extends Fact {}
/** Statutory guidance on missing children, 2014: offered and completed within 72 hours of the return. */
@CareEvent('Return interview offered', { kind: 'missing', rank: 62 })
export class ReturnInterviewOffered extends Fact {}
@CareEvent('Return interview completed', { kind: 'missing', rank: 63 })
export class ReturnInterviewCompleted extends Fact {
  @Personal({ optional: true }) note?: string;
}
@CareEvent('Return interview declined', { kind: 'missing', rank: 63 })
export class ReturnInterviewDeclined extends Fact {}

/** An unaccompanied asylum-seeking child. 903: UASC; DUC is the day the status ends: mostly the 18th birthday, so it is sealed like the birth. */
@CareEvent('Arrived unaccompanied', { kind: 'unaccompanied', rank: 19 })
export class ArrivedUnaccompanied extends Fact {
  @Personal({ optional: true, kind: 'day', label: 'Status ends on' }) statusEndsOn?: Day;
}
/** Referred to the National Transfer Scheme. */
@CareEvent('Referred for transfer', { kind: 'unaccompanied', rank: 33 })
export class TransferReferred extends Fact {
  @Flag({ optional: true, label: 'From a hotel, not yet in care' }) fromHotel?: boolean;
}
@CareEvent('Transfer accepted by another authority', { kind: 'unaccompanied', rank: 34 })
export class TransferAccepted extends Fact {}
@CareEvent('Referral for transfer ended', { kind: 'unaccompanied', rank: 11 })
export class TransferEnded extends Fact {
  @Code(transferOutcomes, { label: 'How it ended' }) outcome: TransferOutcome;
}

@CareEvent('Age assessment concluded', { kind: 'unaccompanied', rank: 37 })
export class AgeAssessmentConcluded extends Fact {
  @Code(ageOutcomes, { label: 'Outcome' }) outcome: AgeOutcome;
}

/** Ends the allocation before it. 903: SWEpisodes. */
@CareEvent('Social worker allocated', { kind: 'workers', rank: 35 })
export class SocialWorkerAllocated extends Fact {
  @Id({ label: 'Social worker' }) worker: string;
  @Id({ optional: true }) team?: string;
  @Code(workerReasons, { optional: true, label: 'Why' }) reason?: WorkerReason;
}
/** Stands only before a gap: a child without a social worker. */
@CareEvent('Social worker ended', { kind: 'workers', rank: 12 })
export class SocialWorkerEnded extends Fact {
  @Code(workerReasons, { optional: true, label: 'Why' }) reason?: WorkerReason;
}
/** Children Act 1989, section 25A. */
@CareEvent('Independent reviewing officer appointed', { kind: 'workers', rank: 36 })
export class IroAppointed extends Fact {
  @Id({ label: 'Independent reviewing officer' }) iro: string;
}
/** Stands only before a gap: a child without an independent reviewing officer. */
@CareEvent('Independent reviewing officer ended', { kind: 'workers', rank: 12 })
export class IroEnded extends Fact {}

/** The independent reviewing officer disputes how the authority looks after the child. Children Act 1989, section 25B. */
@CareEvent('Concern of the independent reviewing officer raised', { kind: 'reviews', rank: 71 })
export class IroConcernRaised extends Fact {
  @Id({ optional: true, label: 'Number of the concern' }) concern?: string;
  @Personal({ optional: true, label: 'What the concern is' }) says?: string;
}
@CareEvent('Concern of the independent reviewing officer escalated', { kind: 'reviews', rank: 72 })
export class IroConcernEscalated extends Fact {
  @Id({ optional: true, label: 'Number of the concern' }) concern?: string;
}
@CareEvent('Concern of the independent reviewing officer resolved', { kind: 'reviews', rank: 74 })
export class IroConcernResolved extends Fact {
  @Id({ optional: true, label: 'Number of the concern' }) concern?: string;
}
@CareEvent('Referred to Cafcass', { kind: 'reviews', rank: 73 })
export class CafcassReferral extends Fact {
  @Id({ optional: true, label: 'Number of the concern' }) concern?: string;
}

/** Some fields of an earlier entry were wrong: these are the right ones. The entry itself stays, visible. */
@CareEvent('Entry corrected', { kind: 'record', rank: 90 })
export class EntryCorrected extends Fact {
  @Id({ label: 'The entry' }) entry: string;
  @Changes() changes: Record<string, unknown>;
  @Personal() reason: string;
}
/** An earlier entry should not be there. It stays, struck through. Striking out a strike-out restores. */
@CareEvent('Entry struck out', { kind: 'record', rank: 91 })
export class EntryStruckOut extends Fact {
  @Id({ label: 'The entry' }) entry: string;
  @Personal() reason: string;
}
/** Why something stands although a law or a rule says that it ought not to. It changes no state: what is late stays late. */
@CareEvent('Explanation given', { kind: 'record', rank: 92 })
export class ExplanationGiven extends Fact {
  @Id({ label: 'The law or rule', hint: 'Its stable code, like VS-01 or unlawful-setting' }) about: string;
  @Id({ optional: true, label: 'The entry it explains' }) explains?: string;
  @Personal() reason: string;
}
