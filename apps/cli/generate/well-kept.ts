import { addDays, addWorkingDays, ageOn, type Day, type FactOf, type LegalStatus } from '@waymark/domain';
import type { Chance } from './chance';
import type { Beginning, Diary, Stay } from './diary';
import { district, papers } from './homes';
import { identity } from './life';
import { education, health, reviews } from './paperwork';

/** A child of a story, whose life is written down in the diary. */
export interface Child extends Beginning {
  readonly diary: Diary;
  /** Steady: in these lives everything is done in time, but for what the story is about. */
  readonly by: Chance;
}

/** So many days before the day on which the council is looked at. */
export const ago = ({ today }: Child, days: number): Day => addDays(today, -days);

/** A home, from its day in care on; another follows, or the child lives there still. */
export interface Living extends Partial<Omit<FactOf<'PlacementStarted'>, 'on'>> {
  readonly day: number;
  /** Days between visits, from the first of the home on. */
  readonly visitedEvery?: number;
}
export interface Coming {
  readonly from: Day;
  /** How old the child is then, in years; or, where the story is about the age, the date of birth. */
  readonly age?: number;
  readonly born?: Day;
  readonly under?: LegalStatus;
  readonly homes?: readonly Living[];
  /** The first day no longer in care; left out, the child is in care today. */
  readonly leaves?: Day;
  /** The number in the team of each worker, and the day in care of the allocation. */
  readonly workers?: readonly (readonly [day: number, worker: number])[];
}

export const visited = ({ diary }: Child, { from, to }: Pick<Stay, 'from' | 'to'>, every = 33): void => {
  for (let on = addDays(from, 4); on < to; on = addDays(on, every))
    diary.write('VisitMade', on, { visitor: 'SW', childSeen: true, seenAlone: true, inPlacement: true });
};

const lived = (child: Child, { from, to }: Stay, { day, visitedEvery, ...home }: Living, next: Living | undefined): void => {
  const { diary, by } = child;
  const began = addDays(from, day);
  const carer = `HOME-${by.pick([1, 2, 3, 4, 5, 6, 7, 8, 9])}${by.pick([110, 220, 330, 440])}`;
  const where = { area: 'INSIDE' as const, district: district(by), distance: by.pick([2.4, 5.1, 7.7, 11.3]) };
  diary.write('PlacementStarted', began, { placement: 'U6', provider: 'PR1', weeklyPrice: 62_000, carer, ...where, ...home });
  papers(diary, by, began);
  visited(child, { from: began, to: next ? addDays(from, next.day) : to }, visitedEvery);
};

/**
 * A child comes into care and everything that is owed to each child is done in time: papers, visits, reviews, health, education. Returns the days of
 * the reviews: about the 25th, the 110th and the 285th day, then half-yearly.
 */
export const comesIntoCare = (child: Child, coming: Coming): Day[] => {
  const { diary, by, workers, team, iro, today } = child;
  const {
    from,
    age = by.pick([5, 7, 9, 11, 12]),
    born = addDays(from, -Math.round(age * 365.25) - 40),
    under = 'C1',
    homes = [{ day: 0 }],
  } = coming;
  const stay: Stay = { from, to: coming.leaves ?? addDays(today, 400), born };
  if (!diary.facts.length) identity(diary, by, { on: from, born });
  diary.write('BecameLookedAfter', from, { legalStatus: under, need: 'N1', district: district(by) });
  if (under === 'V2') diary.write('SectionTwentyConsentRecorded', from, { by: ageOn(born, from) >= 16 ? 'CHILD' : 'PARENT' });
  for (const [day, worker] of coming.workers ?? [[0, 0]])
    diary.write('SocialWorkerAllocated', addDays(from, day), { worker: workers[worker]!, team, reason: day ? 'LEFTRL' : 'FCONTA' });
  diary.write('IroAppointed', addWorkingDays(from, 3), { iro });
  diary.write('CarePlanPrepared', addWorkingDays(from, 6), {});
  homes.forEach((home, i) => lived(child, stay, home, homes[i + 1]));
  health(diary, by, stay);
  education(diary, by, stay);
  return reviews(diary, by, stay, under === 'V2');
};

/** Care proceedings from the fifth day on, within 26 weeks: up to a care order on the 175th day. */
export const proceedings = ({ diary }: Child, from: Day): void => {
  const issued = addDays(from, 5);
  diary.write('CareApplicationIssued', issued, {});
  diary.write('CaseManagementHearingHeld', addWorkingDays(issued, 14), {});
  diary.write('TimetableSet', addWorkingDays(issued, 18), { endsOn: addDays(issued, 181) });
  diary.write('ExpertReportFiled', addDays(issued, 100), {});
  diary.write('IssuesResolutionHearingHeld', addDays(issued, 137), {});
};
export const careOrder = ({ diary }: Child, from: Day): void => {
  diary.write('FinalOrderMade', addDays(from, 175), { order: 'CO' });
  diary.write('LegalStatusChanged', addDays(from, 175), { legalStatus: 'C2' });
};

/** A plan, endorsed at the reviews from that day on. */
export const planned = ({ diary }: Child, on: Day, plan: FactOf<'PermanencePlanSet'>['plan'], endorsed: readonly Day[] = [on]): void => {
  diary.write('PermanencePlanSet', on, { plan });
  for (const review of endorsed.filter(day => day >= on)) diary.write('PermanencePlanEndorsed', review, {});
};

/** In care under a care order, in a home that is confirmed to last: nothing drifts. In care for nine months at least. */
export const settled = (child: Child, coming: Coming): Day[] => {
  const reviewed = comesIntoCare(child, coming);
  proceedings(child, coming.from);
  careOrder(child, coming.from);
  planned(child, reviewed[1]!, 'LTFOST18', reviewed);
  child.diary.write('MatchingRequested', addDays(reviewed[1]!, 15), {});
  child.diary.write('LongTermCarerIdentified', addDays(reviewed[1]!, 50), {});
  child.diary.write('MatchingMeetingHeld', addDays(reviewed[1]!, 78), {});
  child.diary.write('LongTermMatchConfirmed', addDays(reviewed[1]!, 85), { childAgrees: true });
  return reviewed;
};
