import type { Day } from '../calendar';
import { oversightRoles, type OversightRole } from '../codes/oversight';
import { CareEvent, Code, Fact, Id, OnDay, Personal, Text } from './fact';

/**
 * What people do about an alert. An alert is known by its rule and the entry it is anchored to. None of these facts changes what drifts: no clock
 * and no rule reads them.
 */
const ofRule = { label: 'Rule', hint: 'Its code, like D12', form: /^D\d{2}$/ } as const;
const ofAnchor = { label: 'The entry it is anchored to' } as const;

/** Muted with a reason, up to and including the review date, at most 90 days. It stays counted, and comes back by itself. */
@CareEvent('Alert deferred', { kind: 'record', rank: 93 })
export class SignalDeferred extends Fact {
  @Text(ofRule) rule: string;
  @Id(ofAnchor) anchor: string;
  @OnDay({ label: 'Review date', hint: 'The alert comes back the day after' }) until: Day;
  @Personal({ label: 'Why' }) reason: string;
}

/** The alert comes back before its review date. */
@CareEvent('Deferral withdrawn', { kind: 'record', rank: 93 })
export class DeferralWithdrawn extends Fact {
  @Id({ label: 'The deferral', hint: 'The entry that deferred the alert' }) deferral: string;
  @Personal({ optional: true, label: 'Why' }) reason?: string;
}

@CareEvent('Alert escalated', { kind: 'record', rank: 93 })
export class SignalEscalated extends Fact {
  @Text(ofRule) rule: string;
  @Id(ofAnchor) anchor: string;
  @Code(oversightRoles, { label: 'To whom' }) to: OversightRole;
  @Personal({ optional: true }) note?: string;
}

/** A manager looked at it and said what is to be done: at one alert, or at the child as a whole. */
@CareEvent('Management oversight recorded', { kind: 'record', rank: 93 })
export class OversightRecorded extends Fact {
  @Text({ ...ofRule, optional: true }) rule?: string;
  @Id({ ...ofAnchor, optional: true }) anchor?: string;
  @Personal() note: string;
}

/** "This is wrong." It clears nothing: what clears it is the correction of the entry it rests on. */
@CareEvent('Alert disputed', { kind: 'record', rank: 93 })
export class SignalDisputed extends Fact {
  @Text(ofRule) rule: string;
  @Id(ofAnchor) anchor: string;
  @Personal({ label: 'What is wrong' }) says: string;
}
