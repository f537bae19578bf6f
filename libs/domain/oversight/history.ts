import { daysBetween, type Day } from '../calendar';
import { since, type SignalSpan } from '../rules';
import { clearedOn, deferralOn, firstHandledOn, type Deferral, type Handled, type SignalLife } from './life';

/** A signal's life up to the end of a day. What came later is not told. */
export interface SignalHistory {
  /** The first day of the occurrence, whatever its severity then. */
  readonly since: Day;
  /** Each severity: the last one has no end where it had none by then. */
  readonly spans: readonly SignalSpan[];
  readonly handled: readonly Handled[];
  readonly deferrals: readonly Deferral[];
  /** The review date of the deferral in force. */
  readonly deferredUntil: Day | null;
  readonly firstHandledOn: Day | null;
  /** Days from the first of the occurrence. */
  readonly daysToFirstHandling: number | null;
  readonly clearedOn: Day | null;
}

const by = (on: Day | undefined, day: Day): Day | null => (on && on <= day ? on : null);

export const historyOn = (life: SignalLife, day: Day): SignalHistory => {
  const began = since(life.signal);
  const handledOn = by(firstHandledOn(life), day);
  return {
    since: began,
    spans: life.signal.spans.filter(({ from }) => from <= day).map(span => ({ ...span, until: by(span.until, day) ?? undefined })),
    handled: life.handled.filter(({ on }) => on <= day),
    deferrals: life.deferrals.filter(({ from }) => from <= day),
    deferredUntil: deferralOn(life, day)?.reviewOn ?? null,
    firstHandledOn: handledOn,
    daysToFirstHandling: handledOn ? daysBetween(began, handledOn) : null,
    clearedOn: by(clearedOn(life), day),
  };
};
