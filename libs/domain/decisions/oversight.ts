import { addDays, dayInWords, daysBetween } from '../calendar';
import { LONGEST_DEFERRAL } from '../oversight/life';
import { severityOn, since, type Signal } from '../rules';
import { nothing, record, refuse, type DecisionOf, type Refusal, type Situation } from './situation';

interface Named {
  readonly rule: string;
  readonly anchor: string;
}
const raised = ({ rule, anchor }: Named, { alerts, day }: Situation): Signal[] =>
  alerts().filter(one => one.rule === rule && one.anchor === anchor && since(one) <= day);

const notRaised = (asked: Named, at: Situation): Refusal | undefined =>
  raised(asked, at).length
    ? undefined
    : refuse('no-such-alert', `There was no such alert on this child by ${dayInWords(at.day)}. Choose one from the child's page.`, {
        field: 'anchor',
      });
const notOpen = (asked: Named, at: Situation): Refusal | undefined =>
  notRaised(asked, at) ??
  (raised(asked, at).some(one => severityOn(one, at.day))
    ? undefined
    : refuse('alert-not-open', `This alert is not open on ${dayInWords(at.day)}. There is nothing to defer or to escalate.`, {
        field: 'anchor',
      }));

export const signalDeferred: DecisionOf<'SignalDeferred'> = (asked, at) => {
  const days = daysBetween(asked.on, asked.until);
  if (days < 1)
    return refuse('review-not-ahead', 'The review date must be after the day of the deferral. Choose a later day.', { field: 'until' });
  if (days > LONGEST_DEFERRAL) {
    const last = dayInWords(addDays(asked.on, LONGEST_DEFERRAL));
    return refuse('review-too-far', `An alert is deferred for ${LONGEST_DEFERRAL} days at most. Choose ${last} or an earlier day.`, {
      field: 'until',
    });
  }
  return notOpen(asked, at) ?? record('SignalDeferred', asked);
};

export const deferralWithdrawn: DecisionOf<'DeferralWithdrawn'> = (asked, { story, day }) => {
  const deferral = story.of('SignalDeferred').find(({ entry }) => entry === asked.deferral);
  if (!deferral)
    return refuse('no-such-deferral', 'There is no deferral with that number on that day. Choose the entry that deferred the alert.', {
      field: 'deferral',
    });
  if (story.of('DeferralWithdrawn').some(one => one.deferral === asked.deferral)) return nothing;
  return deferral.until < day
    ? refuse('deferral-over', `That deferral ended by itself after ${dayInWords(deferral.until)}. The alert is back.`, {
        field: 'deferral',
      })
    : record('DeferralWithdrawn', asked);
};

export const signalEscalated: DecisionOf<'SignalEscalated'> = (asked, at) => notOpen(asked, at) ?? record('SignalEscalated', asked);

/** A manager may look back at an alert that has cleared. */
export const oversightRecorded: DecisionOf<'OversightRecorded'> = (asked, at) => {
  const { rule, anchor } = asked;
  if (!rule && !anchor) return record('OversightRecorded', asked);
  if (!rule || !anchor)
    return refuse(
      'half-an-alert',
      'An alert is named by its rule and its entry together. Give both, or neither for the child as a whole.',
      {
        field: rule ? 'anchor' : 'rule',
      },
    );
  return notRaised({ rule, anchor }, at) ?? record('OversightRecorded', asked);
};

export const signalDisputed: DecisionOf<'SignalDisputed'> = (asked, at) => notRaised(asked, at) ?? record('SignalDisputed', asked);
