import { addDays, type Day } from '../calendar';
import { isAboutAlert, type OversightEventName } from '../events/catalogue';
import { severities, severityOn, since, type Severity, type Signal } from '../rules';
import { holds, type Span } from '../span';
import type { Entry, Story, Told } from '../story';

/** The longest time for which an alert is deferred, in days. */
export const LONGEST_DEFERRAL = 90;

/** Something that somebody did about an alert. */
export type Handled<N extends OversightEventName = OversightEventName> = Told<N> & { readonly by: string };

/** Days on which an alert is deferred, from the entry that did it. */
export interface Deferral extends Span {
  readonly until: Day;
  /** The day on which it is to be looked at again: the last, unless something brings the alert back before. */
  readonly reviewOn: Day;
  readonly because: 'review date' | 'withdrawn' | 'severity rose' | 'deferred again' | 'cleared';
}

/** One occurrence of drift with what people did about it. */
export interface SignalLife {
  readonly signal: Signal;
  /** In the order they happened; a deferral that was struck out is not there. */
  readonly handled: readonly Handled[];
  readonly deferrals: readonly Deferral[];
}

type Of<N extends OversightEventName> = Handled<N>;
const isDeferral = (one: Handled): one is Of<'SignalDeferred'> => one.type === 'SignalDeferred';
const isWithdrawal = (one: Handled): one is Of<'DeferralWithdrawn'> => one.type === 'DeferralWithdrawn';

const rank = (severity: Severity): number => severities.indexOf(severity);

interface End {
  readonly until: Day | undefined;
  readonly because: Deferral['because'];
  readonly endedBy?: string;
}
/** Whatever comes first; of two on one day the one that is named first. */
const firstOf = (ends: readonly End[]): End & { readonly until: Day } =>
  ends.filter((end): end is End & { readonly until: Day } => !!end.until).reduce((first, end) => (end.until < first.until ? end : first));

/**
 * A deferral ends the day after its review date, and before that with whatever changes what was deferred: the alert clears, becomes graver than it was
 * on the day it was deferred, is deferred anew, or somebody withdraws the deferral. A longer date than the law of deferral allows counts as the longest.
 */
const deferralsOf = (signal: Signal, handled: readonly Handled[]): Deferral[] => {
  const asked = handled.filter(isDeferral).filter(({ on }) => severityOn(signal, on));
  return asked.flatMap(({ entry, on, until: asksFor }, i) => {
    const [longest, was] = [addDays(on, LONGEST_DEFERRAL), rank(severityOn(signal, on)!.severity)];
    const reviewOn = asksFor < longest ? asksFor : longest;
    const withdrawn = handled.filter(isWithdrawal).find(one => one.deferral === entry && one.on >= on);
    const graver = signal.spans.find(({ from, severity }) => from > on && rank(severity) > was);
    const end = firstOf([
      { until: signal.spans.at(-1)!.until, because: 'cleared' },
      { until: graver?.from, because: 'severity rose' },
      { until: asked[i + 1]?.on, because: 'deferred again', endedBy: asked[i + 1]?.entry },
      { until: withdrawn?.on, because: 'withdrawn', endedBy: withdrawn?.entry },
      { until: addDays(reviewOn, 1), because: 'review date' },
    ]);
    return end.until > on ? [{ entry, from: on, reviewOn, ...end }] : [];
  });
};

/** Of the occurrences of one alert the one that was open on the day, else the last that had begun. */
const occurrenceOn = (signals: readonly Signal[], { rule, anchor }: { rule?: string; anchor?: string }, on: Day): Signal | undefined => {
  const begun = signals.filter(one => one.rule === rule && one.anchor === anchor && since(one) <= on);
  return begun.find(one => severityOn(one, on)) ?? begun.at(-1);
};

/** A withdrawal is about the alert that its deferral is about. */
const alertOf = (one: Handled, all: readonly Handled[]): { rule?: string; anchor?: string } =>
  isWithdrawal(one) ? (all.filter(isDeferral).find(({ entry }) => entry === one.deferral) ?? {}) : one;

const handledIn = ({ told }: Story, entries: readonly Entry[]): Handled[] => {
  const facts = told.filter((fact): fact is Told<OversightEventName> => isAboutAlert(fact.type));
  if (!facts.length) return [];
  const actors = new Map(entries.map(({ id, actor }) => [id, actor]));
  return facts.map(fact => ({ ...fact, by: actors.get(fact.entry) ?? '' }));
};

const nothing: readonly never[] = [];

/**
 * Every signal, in the order given, with what people did about it: as far as the story goes, so what is known at any moment tells what was done by
 * then. A fact about an alert that the story does not tell (any more) stays in the record and belongs to none. Management oversight of the
 * child as a whole belongs to none either.
 */
export const livesOf = (story: Story, signals: readonly Signal[], entries: readonly Entry[]): SignalLife[] => {
  const all = handledIn(story, entries);
  const bySignal = new Map<Signal, Handled[]>();
  for (const one of all) {
    const signal = occurrenceOn(signals, alertOf(one, all), one.on);
    if (signal) bySignal.set(signal, [...(bySignal.get(signal) ?? []), one]);
  }
  return signals.map(signal => {
    const handled = bySignal.get(signal);
    return handled ? { signal, handled, deferrals: deferralsOf(signal, handled) } : { signal, handled: nothing, deferrals: nothing };
  });
};

/** The deferral in force at the end of a day. */
export const deferralOn = ({ deferrals }: SignalLife, day: Day): Deferral | undefined => deferrals.find(span => holds(span, day));
/** The day on which somebody first did something about it; withdrawing a deferral comes after. */
export const firstHandledOn = ({ handled }: SignalLife): Day | undefined => handled[0]?.on;
/** The first day on which it is no longer open. */
export const clearedOn = ({ signal }: Pick<SignalLife, 'signal'>): Day | undefined => signal.spans.at(-1)!.until;
