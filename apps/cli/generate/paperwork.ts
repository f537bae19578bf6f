import { addDays, addMonths, addWorkingDays, ageOn, birthday, type Day } from '@waymark/domain';
import type { Chance } from './chance';
import type { Beginning, Diary, Stay } from './diary';

/** What is owed is done on its day; what was forgotten, within a year. */
export const orLater = (by: Chance, share: number, on: Day): Day => (by.happens(share) ? on : addDays(on, by.between(40, 330)));

/** A deadline in working days as people meet it: mostly before, now and then late, rarely forgotten for months, or until the child has left. */
const within = (by: Chance, { from, to }: Pick<Stay, 'from' | 'to'>, days: number, late = 0.05): Day | undefined => {
  const on = orLater(by, 0.985, addWorkingDays(from, by.happens(late) ? days + by.between(1, 12) : by.between(1, days)));
  return on < to || on <= addWorkingDays(from, days + 12) ? on : undefined;
};

/** Visits: the first within a week, then mostly within six weeks; one in eleven is late. */
export const visits = (diary: Diary, by: Chance, { from, to }: Stay): void => {
  for (let on = addDays(from, by.between(2, 7)); on < to; on = addDays(on, by.happens(0.09) ? by.between(43, 58) : by.between(26, 41))) {
    // Now and then one is forgotten until today.
    if (on > addDays(diary.today, -25) && by.happens(0.08)) break;
    diary.write('VisitMade', on, { visitor: 'SW', childSeen: by.happens(0.98), seenAlone: by.happens(0.85), inPlacement: true });
  }
};

const circulate = (diary: Diary, by: Chance, review: Day): void => {
  const late = by.happens(0.05) ? by.between(1, 9) : 0;
  diary.write('ReviewRecordCirculated', addWorkingDays(review, by.between(2, 5) + late), { what: 'DECISIONS' });
  diary.write('ReviewRecordCirculated', addWorkingDays(review, by.between(8, 15) + late), { what: 'RECORD' });
  diary.write('ReviewRecordCirculated', addWorkingDays(review, by.between(16, 20) + late), { what: 'DISTRIBUTED' });
};

/**
 * Reviews within 20 working days, 3 months, then 6 months; one in sixteen is late. Returns the days they were held, up to `to`; the next one is
 * arranged. Under section 20 each looks whether it is still right.
 */
export const reviews = (diary: Diary, by: Chance, { from, to, born }: Stay, sectionTwenty: boolean): Day[] => {
  const held: Day[] = [];
  let due = addWorkingDays(from, 20);
  for (let on = addDays(due, -by.between(0, 6)); on < to; on = addDays(due, by.happens(0.06) ? by.between(2, 20) : -by.between(0, 12))) {
    if (on > diary.today) {
      if (by.happens(0.95)) diary.write('ReviewPlanned', held.at(-1) ?? from, { plannedFor: on });
      break;
    }
    if (due > addDays(diary.today, -60) && by.happens(0.08)) break;
    // The appointment is mostly made at the review before.
    if (by.happens(0.9)) diary.write('ReviewPlanned', held.at(-1) ?? from, { plannedFor: on });
    const participation = ageOn(born, on) < 4 ? 'PN0' : by.pick(['PN1', 'PN1', 'PN4', 'PN6'] as const);
    diary.write('ReviewHeld', on, { participation, ...(sectionTwenty ? { sectionTwentyRight: by.happens(0.93) } : {}) });
    circulate(diary, by, on);
    held.push(on);
    due = addMonths(on, held.length === 1 ? 3 : 6);
  }
  return held;
};

/** Health: assessed within 20 working days, then twice a year under five and yearly after; teeth, immunisations and SDQ once a year. */
export const health = (diary: Diary, by: Chance, { from, to, born }: Stay): void => {
  const initial = within(by, { from, to }, 20, 0.06);
  if (initial) diary.write('HealthAssessmentCompleted', initial, { assessment: 'INITIAL', clinician: 'DOCTOR' });
  let last = initial ?? from;
  while (last < to && last <= diary.today) {
    const months = addMonths(last, 6) < birthday(born, 5) ? 6 : 12;
    last = addDays(addMonths(last, months), by.happens(0.05) ? by.between(1, 25) : -by.between(3, 30));
    if (last < to)
      diary.write('HealthAssessmentCompleted', last, { assessment: 'REVIEW', clinician: by.pick(['NURSE', 'DOCTOR'] as const) });
  }
  for (let on = addDays(from, by.between(60, 150)); on < to && on <= diary.today; on = addDays(on, 365)) {
    diary.write('DentalCheck', on, by.happens(0.04) ? { refused: true } : {});
    diary.write('ImmunisationStatus', addDays(on, 7), { upToDate: by.happens(0.89) });
    const age = ageOn(born, addDays(on, 14));
    if (age >= 4 && age <= 16)
      diary.write('SdqScored', addDays(on, 14), by.happens(0.9) ? { score: by.between(4, 28) } : { reason: 'SDQ2' });
  }
};

/** Days on which every school term of an authority is running. */
const inTerms = ['-02-02', '-05-12', '-10-06'] as const;

/** A personal education plan for those of school age, reviewed every term. */
export const education = (diary: Diary, by: Chance, { from, to, born }: Stay): void => {
  const age = ageOn(born, from);
  const begins = age >= 3 ? from : birthday(born, 3);
  if (age > 17 || begins >= to) return;
  const initiated = within(by, { from: begins, to }, 10);
  const completed = within(by, { from: begins, to }, 20);
  if (initiated) diary.write('PepInitiated', initiated, {});
  if (completed) diary.write('PepCompleted', initiated && completed < initiated ? initiated : completed, {});
  for (let year = +begins.slice(0, 4); year <= +diary.today.slice(0, 4); year += 1)
    for (const term of inTerms) {
      const on = addDays(`${year}${term}`, by.between(0, 30));
      if (on > begins && on < to && by.happens(0.96)) diary.write('PepReviewed', on, {});
    }
};

/** Social workers change about once a year; the reviewing officer stays. */
export const people = (diary: Diary, by: Chance, { from, to }: Stay, { workers, team, iro }: Beginning): void => {
  diary.write('SocialWorkerAllocated', from, { worker: workers[0]!, team, reason: 'FCONTA' });
  let worker = 0;
  for (let on = addDays(from, 60 + by.wait(420)); on < to; on = addDays(on, 60 + by.wait(420))) {
    worker += by.between(1, workers.length - 1);
    const reason = by.pick(['LEFTRL', 'MANAGE', 'TSPROC'] as const);
    diary.write('SocialWorkerAllocated', on, { worker: workers[worker % workers.length]!, team, reason });
  }
  const appointed = within(by, { from, to }, 5) ?? addWorkingDays(from, 9);
  diary.write('IroAppointed', appointed, { iro });
};

/** Eleven in a hundred children go missing in a year; two in three are spoken to within three days of their return. */
export const missing = (diary: Diary, by: Chance, { from, to, born }: Stay): void => {
  for (
    let on = addDays(from, 15 + by.wait(ageOn(born, from) >= 12 ? 1400 : 9000));
    on < addDays(to, -8);
    on = addDays(on, 10 + by.wait(300))
  ) {
    const back = addDays(on, by.happens(0.9) ? by.between(0, 1) : by.between(2, 5));
    if (on === back) continue;
    diary.write('MissingStarted', on, {});
    diary.write('MissingEnded', back, {});
    diary.write('ReturnInterviewOffered', back, {});
    if (by.happens(0.15)) diary.write('ReturnInterviewDeclined', addDays(back, 1), {});
    else diary.write('ReturnInterviewCompleted', addDays(back, by.happens(0.72) ? by.between(1, 3) : by.between(4, 9)), {});
  }
};

/** What is done for every child in care. Returns the days of the reviews. */
export const paperwork = (diary: Diary, by: Chance, stay: Stay, about: Beginning & { sectionTwenty: boolean; reviewsEnd: Day }): Day[] => {
  const prepared = within(by, stay, 10, 0.07);
  if (prepared) diary.write('CarePlanPrepared', prepared, {});
  people(diary, by, stay, about);
  health(diary, by, stay);
  education(diary, by, stay);
  missing(diary, by, stay);
  return reviews(diary, by, { ...stay, to: about.reviewsEnd }, about.sectionTwenty);
};
