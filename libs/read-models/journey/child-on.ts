import {
  deferralOn,
  eligibleOn,
  explainSignal,
  flagsOf,
  journey as journeyOf,
  marks,
  obligationOn,
  severityOn,
  since,
  standingOn,
  type Day,
  type Entry,
  type Flag,
  type Journey,
  type Obligation,
  type ObligationStatus,
  type Severity,
  type Signal,
  type SignalLife,
  type Standing,
} from '@waymark/domain';
import type { Telling } from '../telling';
import { lanesOf, type Lanes } from './lanes';

/** What holds, and since which day. */
type Since<T> = T & { readonly since: Day };

export interface EntryOn extends Entry {
  /** The day it happened, as recorded; and as last corrected. */
  readonly on: Day;
  readonly happenedOn: Day;
  readonly correctedBy: readonly string[];
  readonly struckBy: string | null;
}
export interface ObligationOn extends Obligation {
  readonly status: ObligationStatus;
}
export interface SignalOn extends Signal {
  readonly severity: Severity;
  /** The review date of the deferral in force. */
  readonly deferredUntil: Day | null;
  /** The first day of the occurrence, whatever its severity then. */
  readonly since: Day;
  readonly says: string;
  readonly evidence: readonly string[];
}

/** A child as at the end of a day. A child who ceased to be looked after on it is not in care. */
export interface ChildOn {
  readonly child: string;
  readonly on: Day;
  readonly inCare: Since<{ readonly sinceBefore: boolean; readonly shortBreaks: boolean }> | null;
  readonly legalStatus: Since<{ readonly code: string }> | null;
  readonly placement: Since<{ readonly code: string; readonly provider: string | null; readonly temporary: boolean }> | null;
  /** Without a code it was set to blank. */
  readonly plan: Since<{ readonly code: string | null; readonly parallel: readonly string[] }> | null;
  readonly worker: Since<{ readonly worker: string; readonly team: string | null }> | null;
  readonly iro: Since<{ readonly worker: string }> | null;
  readonly missing: Since<object> | null;
  /** Eligible for leaving care, or a care leaver to whom duties are owed (LC-01). */
  readonly leavingCare: Since<{ readonly sinceBefore: boolean }> | null;
  readonly lastKnownOn: Day | null;
  readonly flags: readonly Flag[];
  /** The whole record as it is known, also what happened after the day, in the order it was recorded. */
  readonly entries: readonly EntryOn[];
  /** Those that had begun by then, each with its status on the day. */
  readonly obligations: readonly ObligationOn[];
  /** Those open at the end of the day. */
  readonly signals: readonly SignalOn[];
  readonly lanes: Lanes;
}

/**
 * The full state of one child as at the end of a day, from what was told of all that is known, or was known then: cut the entries and the
 * authority by position before telling. What had not happened by the day is not in the state.
 */
export const childOn = (told: Telling, on: Day): ChildOn => {
  const story = told.story.until(on);
  const journey = journeyOf(story);
  return {
    child: told.child,
    on,
    ...standing(standingOn(journey, on)),
    leavingCare: leavingCareOn(journey, on),
    lastKnownOn: journey.lastKnownOn ?? null,
    flags: flagsOf(story, journey),
    entries: entriesOn(told),
    obligations: told.obligations.flatMap(obligation => {
      const status = obligationOn(obligation, on);
      return status ? [{ ...obligation, status }] : [];
    }),
    signals: told.lives.flatMap(life => signalOn(life, on)),
    lanes: lanesOf(story, journey, on),
  };
};

type State = Pick<ChildOn, 'inCare' | 'legalStatus' | 'placement' | 'plan' | 'worker' | 'iro' | 'missing'>;
const standing = ({ period, status, placement, plan, worker, iro, missing }: Standing): State => ({
  inCare: period ? { since: period.from, sinceBefore: period.sinceBefore, shortBreaks: period.shortBreaks } : null,
  legalStatus: status ? { code: status.code, since: status.from } : null,
  placement: placement
    ? { code: placement.code, provider: placement.provider ?? null, since: placement.from, temporary: placement.temporary }
    : null,
  plan: plan ? { code: plan.code ?? null, parallel: plan.parallel, since: plan.from } : null,
  worker: worker ? { worker: worker.worker, team: worker.team ?? null, since: worker.from } : null,
  iro: iro ? { worker: iro.worker, since: iro.from } : null,
  missing: missing ? { since: missing.from } : null,
});

const leavingCareOn = (journey: Journey, on: Day): ChildOn['leavingCare'] => {
  const eligible = eligibleOn(journey, on);
  return eligible ? { since: eligible.from, sinceBefore: eligible.startUnknown } : null;
};

const entriesOn = ({ entries, story }: Telling): EntryOn[] => {
  const { correctedBy, struckBy } = marks(entries);
  const happenedOn = new Map(story.told.map(fact => [fact.entry, fact.on]));
  return entries.map(entry => {
    const on = entry.data.on as Day;
    const about = { correctedBy: correctedBy.get(entry.id) ?? [], struckBy: struckBy.get(entry.id) ?? null };
    return { ...entry, on, happenedOn: happenedOn.get(entry.id) ?? on, ...about };
  });
};

const signalOn = (life: SignalLife, on: Day): SignalOn[] => {
  const { signal } = life;
  const span = severityOn(signal, on);
  if (!span) return [];
  const { severity, evidence } = span;
  const deferredUntil = deferralOn(life, on)?.reviewOn ?? null;
  return [{ ...signal, severity, deferredUntil, evidence, since: since(signal), says: explainSignal(signal, on) }];
};
