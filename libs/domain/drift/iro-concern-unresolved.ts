import { dayInWords, daysBetween, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { byDay, type Span } from '../span';
import type { Told } from '../story';
import { common, inRecord, occurrences, over, passed, type Band } from './bands';
import { during, inCare } from './in-care';

/** A dispute from the day it was raised (reading R55) to the day it was resolved. */
interface Dispute extends Span {
  readonly number?: string;
  /** Referred to Cafcass: whatever the days, it is critical from then on. */
  referred?: { readonly on: Day; readonly entry: string };
}

type Step = Told<'IroConcernRaised' | 'CafcassReferral' | 'IroConcernResolved'>;

const take = (disputes: Dispute[], { type, entry, on, concern: number }: Step): void => {
  if (type === 'IroConcernRaised') disputes.push({ entry, from: on, number });
  // What names no concern is about the one raised last of those that are open.
  const about = disputes.findLast(({ until, number: own }) => !until && (number === undefined || number === own));
  if (!about) return;
  if (type === 'IroConcernResolved') Object.assign(about, { until: on, endedBy: entry });
  if (type === 'CafcassReferral') about.referred ??= { on, entry };
};

const disputesIn = ({ story }: Case, period: Period): Dispute[] => {
  const disputes: Dispute[] = [];
  // Sorting keeps the order within a day: raised, referred, resolved.
  [...story.of('IroConcernRaised'), ...story.of('CafcassReferral'), ...story.of('IroConcernResolved')]
    .filter(during(period))
    .sort(byDay)
    .forEach(step => take(disputes, step));
  return disputes;
};

const bandsOf = (about: Case, period: Period, { entry, from, until, referred }: Dispute): Band[] => {
  const raised = { says: 'Concern of the independent reviewing officer raised', on: from, entry };
  const steps = [
    ['amber', 'amberWorkingDays'],
    ['red', 'redWorkingDays'],
  ] as const;
  const open = over(about, iroConcernUnresolved, { from, until, countsFrom: from, inWorkingDays: true, steps }).map(graded => ({
    limb: 'unresolved',
    anchor: entry,
    evidence: [entry],
    facts: [raised],
    ...graded,
  }));
  const atCafcass: Band[] = referred
    ? [
        {
          severity: 'critical',
          limb: 'referred to Cafcass',
          from: referred.on,
          until,
          countsFrom: from,
          anchor: entry,
          evidence: [entry, referred.entry],
          facts: [raised, { says: 'Referred to Cafcass', ...referred }],
        },
      ]
    : [];
  return inRecord(about, iroConcernUnresolved.needs, from, [...open, ...atCafcass]).flatMap(band => common(band, period));
};

export const iroConcernUnresolved: DriftRule = {
  id: 'D22',
  version: 1,
  says: 'Concern of the reviewing officer not resolved',
  law: 'Children Act 1989, section 25B, and the IRO handbook: resolved within 20 working days; severities are proposals',
  confidence: 'G',
  inForce: '2011-04-01',
  // A return covers reviews and holds no concern: only where workers are recorded too does silence say that one is unresolved.
  needs: ['episodes', 'reviews', 'workers'],
  limits: { amberWorkingDays: 10, redWorkingDays: 20 },
  clears: 'Record how the concern was resolved.',
  signals: about =>
    inCare(about).flatMap(period =>
      occurrences(
        iroConcernUnresolved,
        disputesIn(about, period).flatMap(dispute => bandsOf(about, period, dispute)),
      ),
    ),
  explain: ({ facts }, { countsFrom, limb, limit }, day) => {
    const raised = `The independent reviewing officer raised a concern on ${dayInWords(countsFrom)}, and no resolution is recorded`;
    const referral = facts.find(({ says }) => says === 'Referred to Cafcass');
    return limb === 'unresolved'
      ? `${raised}. ${passed(daysBetween(countsFrom, day))}; the limit is ${limit} working days (IRO handbook).`
      : `${raised}. It was referred to Cafcass on ${dayInWords(referral?.on ?? day)} (section 25B).`;
  },
};
