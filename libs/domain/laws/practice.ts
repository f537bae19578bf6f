import { dayInWords, earliest, latest, type Day } from '../calendar';
import type { PlacementType } from '../codes/placement';
import type { Told } from '../story';
import { needOf, nothingBegun, shouldHaveBegun } from './begun';
import { alone, entry, isAtLeast, isUnder, named, overlap, placedAs, type About, type Law } from './law';

/** The day of the last of some facts before another. */
const lastDayBefore = (e: Told, facts: readonly Told[]): Day | undefined =>
  latest(...facts.filter(other => other.on < e.on || (other.on === e.on && other.entry < e.entry)).map(({ on }) => on));

/** A review looked at the change after the plan was last made or changed. Care Planning Regulations 2010, regulation 32. */
const revisedWithoutReview = ({ story }: About): Told[] => {
  const plans = [...story.of('CarePlanPrepared'), ...story.of('CarePlanRevised')];
  return story
    .of('CarePlanRevised')
    .filter(({ significant, reason }) => significant && !reason)
    .filter(e => {
      const before = lastDayBefore(e, plans) ?? '';
      return !story.of('ReviewHeld').some(({ on }) => on <= e.on && (on > before || on === e.on));
    });
};

/** One adjournment only: the review is completed before it is adjourned again. */
const adjournedTwice = ({ story }: About): Told[][] =>
  story.of('ReviewAdjourned').flatMap((e, i, all) => {
    const before = all[i - 1];
    return before && !story.of('ReviewHeld').some(({ on }) => on >= before.on && on <= e.on) ? [[e, before]] : [];
  });

/** A decision for adoption while an earlier one stands: neither reversed, nor carried out, nor ended with care. */
const decidedTwice = ({ story, journey }: About): Told[][] => {
  const ends = [
    ...story.of('AdoptionDecisionReversed').map(({ on }) => on),
    ...story.of('AdoptionOrderMade').map(({ on }) => on),
    ...journey.periods.flatMap(({ until }) => until ?? []),
  ];
  return story.of('AdoptionDecisionMade').flatMap((e, i, all) => {
    const before = all[i - 1];
    return before && !ends.some(on => on >= before.on && on <= e.on) ? [[e, before]] : [];
  });
};

/** The reviewing officer does not manage the case. Children Act 1989, section 25A; Care Planning Regulations 2010, part 8. */
const officerIsWorker = (about: About): Told[][] =>
  about.journey.iros.flatMap(officer =>
    about.journey.workers
      .filter(worker => worker.worker === officer.worker && overlap(worker, officer))
      .map(worker => [...entry(about, officer.entry), ...entry(about, worker.entry)]),
  );

/** Z1 is what Z12 and Z13 were. The return's checks 709 and 710. */
const mayDepriveOfLiberty = new Set<PlacementType>(['K2', 'Z12', 'Z13', 'Z1']);
const deprivedElsewhere = (about: About): Told[][] => {
  const ended = about.story.of('DeprivationOfLibertyEnded');
  return about.story.of('DeprivationOfLibertyOrderMade').flatMap((order, i, all) => {
    const until = earliest(ended.find(({ on }) => on >= order.on)?.on, all[i + 1]?.on);
    return about.journey.placements
      .filter(
        stay => !stay.temporary && !mayDepriveOfLiberty.has(stay.code) && overlap(stay, { entry: order.entry, from: order.on, until }),
      )
      .map(stay => [order, ...entry(about, stay.entry)]);
  });
};

/** The return's check of short breaks: they are no legal status of a child who is in care. */
const shortBreaksInCare = (about: About): Told[][] =>
  about.journey.periods.flatMap((period, i, all) => {
    const before = all[i - 1];
    return period.shortBreaks && before?.endedBy === period.entry ? [[...entry(about, period.entry), ...entry(about, before.entry)]] : [];
  });

/** Without a kind, the first is the initial one. Care Planning Regulations 2010, regulation 7. */
const initialByNurse = ({ story }: About): Told[] =>
  story
    .of('HealthAssessmentCompleted')
    .filter(({ assessment, clinician }, i) => clinician === 'NURSE' && (assessment ?? (i === 0 ? 'INITIAL' : 'REVIEW')) === 'INITIAL');

const sdqAtAnotherAge = (about: About): Told[] =>
  about.story.of('SdqScored').filter(e => e.score !== undefined && (isUnder(about, 4, e.on) || isAtLeast(about, 17, e.on)));

const consentedUnder16 = (about: About): Told[] =>
  about.story.of('SectionTwentyConsentRecorded').filter(({ by, on }) => by === 'CHILD' && isUnder(about, 16, on));

export const practiceLaws: readonly Law[] = [
  {
    id: 'nothing-before',
    title: 'Some steps rest on an earlier one, which may have come before the record began',
    when: about => alone(nothingBegun(shouldHaveBegun, about)),
    says: ([e]) => `${named(e!)}, but ${needOf(shouldHaveBegun, e!)!.missing} by then. Record that too, where it was so.`,
  },
  {
    id: 'revised-without-review',
    title: 'A review considers a significant change of the care plan first (regulation 32)',
    when: about => alone(revisedWithoutReview(about)),
    says: ([e]) =>
      `${named(e!)}, a significant change, but no review since the plan before it considered it. ` +
      'Record the review, or why it could not (regulation 32).',
  },
  {
    id: 'adjourned-twice',
    title: 'A review is adjourned once',
    when: adjournedTwice,
    says: ([e, before]) =>
      `${named(e!)}, but the review adjourned on ${dayInWords(before!.on)} has not been completed. It is adjourned once.`,
  },
  {
    id: 'two-adoption-decisions',
    title: 'One adoption decision stands at a time',
    when: decidedTwice,
    says: ([e, before]) =>
      `${named(e!)}, but the decision of ${dayInWords(before!.on)} still stands. Record its reversal, or correct one of them.`,
  },
  {
    id: 'officer-is-social-worker',
    title: "The independent reviewing officer is not the child's social worker",
    when: officerIsWorker,
    says: ([officer, worker]) =>
      `The same person is independent reviewing officer (from ${dayInWords(officer!.on)}) and social worker (from ${dayInWords(worker!.on)}). ` +
      'The officer must not manage the case.',
  },
  {
    id: 'deprived-of-liberty-elsewhere',
    title: "A child deprived of liberty by order lives in a children's home or a setting Z12 or Z13",
    when: deprivedElsewhere,
    says: ([order, stay]) =>
      `${named(order!)}, but the child is placed elsewhere: ${placedAs(stay!)}, from ${dayInWords(stay!.on)}. Expected are K2, Z12 or Z13.`,
  },
  {
    id: 'short-breaks-in-care',
    title: 'Short breaks are not the legal status of a child who is in care',
    when: shortBreaksInCare,
    says: ([e, since]) =>
      `Short breaks from ${dayInWords(e!.on)}, while in care since ${dayInWords(since!.on)}. Record first how care ended, or correct the legal status.`,
  },
  {
    id: 'initial-assessment-not-by-doctor',
    title: 'A doctor makes the initial health assessment (regulation 7)',
    when: about => alone(initialByNurse(about)),
    says: ([e]) => `${named(e!)}, the initial one, by a nurse or midwife. Regulation 7 asks for a registered medical practitioner.`,
  },
  {
    id: 'sdq-outside-4-to-16',
    title: 'An SDQ is scored from 4 to 16',
    when: about => alone(sdqAtAnotherAge(about)),
    says: ([e]) => `${named(e!)}, with a score outside the ages 4 to 16. Give the reason SDQ1 in its place.`,
  },
  {
    id: 'consent-under-16',
    title: 'A child consents to section 20 from 16 on',
    when: about => alone(consentedUnder16(about)),
    says: ([e]) => `${named(e!)}, by the child, before the 16th birthday. Until then somebody with parental responsibility consents.`,
  },
];
