import { addDays, addMonths, birthday, latest, type Day } from '@waymark/domain';
import type { Chance } from './chance';
import type { Diary, Stay } from './diary';

const activity = { F2: 25, F5: 14, F4: 6, F1: 5, G5: 35, G4: 9, G6: 6 } as const;

/** From 16 on: needs assessed, a pathway plan and its reviews, an adviser; after care in touch every two months until 21. */
export const leaveCare = (diary: Diary, by: Chance, { from, to, born }: Stay): void => {
  const [sixteen, eighteen, twentyOne] = [birthday(born, 16), birthday(born, 18), birthday(born, 21)];
  const eligible = latest(sixteen, addDays(from, 91))!;
  if (eligible >= to) return;
  const wait = by.weighted({ inTime: 88, late: 10, forgotten: 2 });
  const planned = addDays(eligible, { inTime: by.between(20, 85), late: by.between(95, 200), forgotten: by.between(250, 500) }[wait]);
  diary.write('PersonalAdviserAppointed', addDays(eligible, by.between(5, 80)), { adviser: `PA-${by.between(10, 40)}` });
  diary.write('PathwayAssessmentStarted', addDays(planned, -15), {});
  diary.write('NeedsAssessmentCompleted', addDays(planned, -by.between(0, 10)), {});
  diary.write('PathwayPlanPrepared', planned, {});
  for (let on = addMonths(planned, 6); on < twentyOne && on <= diary.today; on = addMonths(on, 6))
    diary.write('PathwayPlanReviewed', (on = addDays(on, by.happens(0.93) ? -by.between(0, 14) : by.between(3, 30))), {});
  if (by.happens(0.94)) diary.write('PostEighteenAccommodationDecided', latest(planned, addMonths(eighteen, -by.between(7, 12)))!, {});
  if (to <= diary.today) live(diary, by, { left: to, twentyOne });
};

const live = (diary: Diary, by: Chance, { left, twentyOne }: { left: Day; twentyOne: Day }): void => {
  const accommodation = by.weighted({ U: 30, D: 25, B: 15, Z: 13, E: 7, K: 4, S: 1, X: 3, R: 2 });
  const byAuthority = accommodation === 'D';
  diary.write('AccommodationRecorded', left, {
    accommodation,
    suitable: accommodation !== 'S' && accommodation !== 'X' && by.happens(0.9),
    byAuthority,
  });
  diary.write('ActivityRecorded', addDays(left, 10), { activity: by.weighted(activity) });
  if (byAuthority) diary.write('KeepingInTouch', addDays(left, by.between(2, 7)), { method: 'VISIT', outcome: 'YES' });
  for (
    let on = addDays(left, by.between(20, 50));
    on < twentyOne && on <= diary.today;
    on = addDays(on, by.happens(0.06) ? by.between(58, 90) : by.between(30, 55))
  ) {
    if (on > addDays(diary.today, -40) && by.happens(0.05)) break;
    diary.write('KeepingInTouch', on, { method: by.pick(['VISIT', 'CALL', 'MESSAGE'] as const), outcome: 'YES' });
  }
};
