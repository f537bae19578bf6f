import { addDays, addMonths, birthday, dayInWords, daysBetween, isDay, latest, type Day } from '../calendar';
import type { EventName } from '../events/catalogue';
import type { Case, DriftRule, Obligation } from '../rules';
import { byLimits, common, inDays, inRecord, occurrences, over, type Band } from './bands';
import { openUntil } from './review-overdue';

/** Ages in whole months, clamped from the date of birth (readings R59, R95). */
interface Limb {
  readonly limb: string;
  readonly amber: string;
  /** What ends it. */
  readonly done: EventName;
}
const limbs: readonly Limb[] = [
  { limb: 'no pathway plan', amber: 'planAgeInMonths', done: 'PathwayPlanPrepared' },
  { limb: 'no home after 18', amber: 'homeAgeInMonths', done: 'PostEighteenAccommodationDecided' },
];

/** From an age on, while something has not been done. */
const ageBands = (about: Case, born: Day, { limb, amber, done }: Limb): Band[] => {
  const until = about.story.of(done)[0]?.on;
  return byLimits(about, leavingCareDrift, limits => {
    const since = addMonths(born, limits[amber]!);
    const graded = [
      { severity: 'amber' as const, from: since },
      { severity: 'red' as const, from: latest(since, addMonths(born, limits.redAgeInMonths!))! },
    ];
    return graded.flatMap(one =>
      about.journey.leavingCare.flatMap(({ entry, from, until: end }) =>
        common(
          {
            ...one,
            limb,
            until,
            countsFrom: since,
            anchor: entry,
            evidence: [entry, about.journey.bornBy!],
            facts: [{ says: 'Owed the duties of leaving care', on: from, entry }],
          },
          { from, until: end },
        ).flatMap(band => inRecord(about, ['leaving-care'], since, [band])),
      ),
    );
  });
};

/** Keeping in touch is overdue (LC-07). */
const contactBands = (about: Case, row: Obligation): Band[] => {
  const { dueOn, anchor, anchorOn, startsOn } = row;
  if (!dueOn) return [];
  const late = { from: latest(addDays(dueOn, 1), startsOn)!, until: openUntil(row) };
  const steps = [['red', 'redContactDays']] as const;
  return [
    ...common({ severity: 'amber' as const, ...late }, { ...late, from: startsOn }),
    ...over(about, leavingCareDrift, { ...late, countsFrom: anchorOn, whenReached: true, steps }),
  ].map(graded => ({
    ...graded,
    limb: 'not in touch',
    countsFrom: anchorOn,
    anchor,
    evidence: [anchor],
    facts: [{ says: 'Last in touch, or left care', on: anchorOn, entry: anchor }],
  }));
};

/** For eligible, relevant and former relevant young people to 21, in care or not (readings R29, R34). */
export const leavingCareDrift: DriftRule = {
  id: 'D26',
  version: 1,
  says: 'Leaving care without plan, home or contact',
  law: 'Care Planning Regulations 2010, regulation 43, and guidance, volume 3: in touch every 8 weeks; ages and severities are proposals',
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'leaving-care'],
  limits: { planAgeInMonths: 207, homeAgeInMonths: 210, redAgeInMonths: 213, redContactDays: 84 },
  clears: 'Record the pathway plan, the decision about the home after 18, or the contact that was made.',
  reads: rule => rule === 'LC-07',
  signals: (about, obligations) => {
    const born = about.journey.identity?.dateOfBirth;
    if (!isDay(born) || about.journey.leavingCare.length === 0) return [];
    const bands = [
      ...limbs.flatMap(limb => ageBands(about, born, limb)),
      ...obligations.filter(({ rule }) => rule === 'LC-07').flatMap(row => contactBands(about, row)),
    ];
    const to21 = { from: '', until: birthday(born, 21) };
    return occurrences(
      leavingCareDrift,
      bands.flatMap(band => common(band, to21)),
    );
  },
  explain: (_signal, { countsFrom, limb }, day) => {
    const on = dayInWords(countsFrom);
    if (limb === 'not in touch')
      return `No contact is recorded since ${on}: ${inDays(daysBetween(countsFrom, day))}. It was due within 8 weeks (guidance, volume 3).`;
    return limb === 'no pathway plan'
      ? `No pathway plan is recorded. The age by which there should be one was reached on ${on} (regulation 43).`
      : `No decision is recorded on where the young person will live after 18. The age by which there should be one was reached on ${on}.`;
  },
};
