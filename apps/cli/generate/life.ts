import { addDays, addMonths, ageOn, birthday, daysBetween, type Day, type FactOf } from '@waymark/domain';
import type { Chance } from './chance';
import { Diary, leaveOut, type Beginning, type Life, type Stay } from './diary';
import { district, homes, type Route } from './homes';
import { leaveCare } from './leaving';
import { familyNames, givenNames } from './names';
import { paperwork } from './paperwork';
import { court, followRoute, placeForAdoption } from './routes';

export const identity = (diary: Diary, by: Chance, { on, born }: { on: Day; born: Day }): void =>
  diary.write('IdentityRecorded', on, {
    givenName: by.pick(givenNames),
    familyName: by.pick(familyNames),
    dateOfBirth: born,
    birthMonth: born.slice(0, 7),
    sex: by.pick(['M', 'F'] as const),
    ethnicity: by.weighted({ WBRI: 70, MWBC: 6, BAFR: 6, WOTH: 6, AOTH: 6, OOTH: 6 }),
  });

/** Ages at which children who are not unaccompanied come into care (Kent 2024-25): infants most, then teenagers. */
const ageAtEntry = (by: Chance): number => {
  const [from, to] = by.pick([[0, 0.9], [0, 0.9], [1, 4.9], [1, 4.9], [5, 9.9], [5, 9.9], [10, 15.9], [10, 15.9], [10, 15.9], [16, 17.4]] as const); // prettier-ignore
  return from + by.next() * (to - from);
};

/** Where a journey heads, by the age at entry: infants to adoption and kin, the middle to long-term fostering, the oldest to supported living. */
const routeAt = (by: Chance, age: number): Route => {
  if (age < 5) return by.weighted({ adoption: 30, kinship: 28, home: 27, longTerm: 15 });
  if (age < 10) return by.weighted({ kinship: 20, home: 30, longTerm: 50 });
  if (age < 16) return by.weighted({ home: 28, longTerm: 38, residential: 34 });
  return by.weighted({ supported: 75, home: 15, residential: 10 });
};

const exits: Record<Route, readonly FactOf<'CeasedToBeLookedAfter'>['reason'][]> = {
  home: ['E4A', 'E4A', 'E4A', 'E4B', 'E13', 'E41'],
  adoption: ['E12', 'E12', 'E11'],
  kinship: ['E45', 'E45', 'E47', 'E41'],
  longTerm: ['E17', 'E5', 'E8'],
  residential: ['E8', 'E5', 'E7'],
  supported: ['E5', 'E5', 'E6'],
};
/** Days in care on each route, as means; the others stay until they are 18. */
const stays: Partial<Record<Route, number>> = { home: 230, adoption: 700, kinship: 380 };

interface Coming {
  readonly from: Day;
  readonly born: Day;
  readonly kind: Route;
}
const lengthOf = (by: Chance, { from, born, kind }: Coming): Stay => {
  const eighteen = birthday(born, 18);
  const mean = stays[kind];
  const leaves =
    mean === undefined ? eighteen : addDays(from, (kind === 'adoption' ? 420 : 12) + by.wait(kind === 'adoption' ? mean - 420 : mean));
  return { from, to: leaves < eighteen ? leaves : eighteen, born };
};

/** One period of care, from its first day to its last. Returns whether the child went home. */
const periodOfCare = (diary: Diary, by: Chance, { stay, kind }: { stay: Stay; kind: Route }, beginning: Beginning): boolean => {
  const { from, to, born } = stay;
  const agreed = kind === 'supported' || (kind === 'home' && by.happens(0.7));
  diary.write('BecameLookedAfter', from, {
    legalStatus: agreed ? 'V2' : by.weighted({ C1: 85, L1: 10, L2: 5 }),
    need: by.weighted({ N1: 60, N5: 15, N4: 10, N8: 5, N3: 10 }),
    district: district(by),
  });
  const [first] = diary.facts.filter(({ type, data }) => type === 'BecameLookedAfter' && data.on === from);
  const status = first && 'legalStatus' in first.data ? first.data.legalStatus : 'V2';
  // Police and emergency protection give way to an interim order within days.
  if (status === 'L1' || status === 'L2') diary.write('InterimOrderMade', addDays(from, status === 'L1' ? 2 : 7), { order: 'ICO' });
  if (agreed) diary.write('SectionTwentyConsentRecorded', from, { by: ageOn(born, from) >= 16 ? 'CHILD' : 'PARENT' });
  const reviewed = paperwork(diary, by, stay, { ...beginning, sectionTwenty: agreed, reviewsEnd: to });
  const final = agreed ? undefined : court(diary, by, { from, leaves: to });
  const settledOn = kind === 'adoption' ? from : homes(diary, by, stay, { route: kind, leaves: to });
  const placed = followRoute(diary, by, kind, { from, leaves: to, reviewed, settledOn }, final);
  if (kind === 'adoption') homes(diary, by, { ...stay, to: placed ?? to }, { route: kind, leaves: placed ?? to });
  if (placed) {
    dropAfter(diary, placed);
    placeForAdoption(diary, by, { placed, leaves: to });
  }
  const stillNotPlaced = kind === 'adoption' && !placed;
  const turned18 = to === birthday(born, 18);
  const reason = turned18 ? by.pick(['E17', 'E5', 'E8'] as const) : stillNotPlaced ? 'E13' : by.pick(exits[kind]);
  if (daysBetween(from, to) > 30 && by.happens(0.96))
    diary.write('EndingOfCareApproved', addDays(to, -by.between(1, 14)), { by: turned18 ? 'DCS' : 'NO' });
  if (/^E1[12]$/.test(reason) && to <= diary.today) diary.write('AdoptionCelebrated', addDays(to, 20), {});
  if (/^E1[12]$/.test(reason) && by.happens(0.9)) {
    diary.write('LifeStoryBookGiven', addDays(to, by.between(22, 33)), {});
    diary.write('LaterLifeLetterGiven', addDays(to, by.between(22, 33)), {});
  }
  diary.write('CeasedToBeLookedAfter', to, { reason });
  return reason.startsWith('E4A') || reason.startsWith('E4B');
};

/** Once placed for adoption the child in care reviews give way to those of the adoption agency. */
const dropAfter = (diary: Diary, placed: Day): void => {
  for (const type of ['ReviewHeld', 'ReviewPlanned', 'ReviewRecordCirculated', 'PermanencePlanEndorsed'] as const)
    leaveOut(diary, type, ({ on }) => on >= placed);
};

/** A child who came into care from home. One in six of those who return home comes back within a year. */
export const lifeInCare = (by: Chance, beginning: Beginning): Life => {
  const diary = new Diary(beginning.today);
  const horizon = addDays(beginning.today, -beginning.years * 365);
  // Those who left before the record began are none of its children: another one is told.
  for (;;) {
    const from = addDays(beginning.today, -by.between(1, 16 * 365));
    const age = ageAtEntry(by);
    const kind = routeAt(by, age);
    const born = addDays(from, -Math.round(age * 365.25) - 1);
    const stay = lengthOf(by, { from, born, kind });
    if (stay.to <= horizon) continue;
    identity(diary, by, { on: from, born });
    const wentHome = periodOfCare(diary, by, { stay, kind }, beginning);
    const again = addDays(stay.to, by.between(20, 360));
    const returns = wentHome && by.happens(0.17) && addMonths(again, 6) < birthday(born, 18);
    if (returns && again <= beginning.today) {
      const second = lengthOf(by, { from: again, born, kind: 'longTerm' });
      periodOfCare(diary, by, { stay: second, kind: 'longTerm' }, beginning);
      leaveCare(diary, by, second);
    } else leaveCare(diary, by, stay);
    return { child: beginning.child, facts: diary.facts };
  }
};

/** Arrivals over the Channel by month: few in winter, most from August to October. */
const arrivals = {
  '01': 4,
  '02': 4,
  '03': 6,
  '04': 7,
  '05': 8,
  '06': 10,
  '07': 11,
  '08': 13,
  '09': 13,
  '10': 11,
  '11': 8,
  '12': 5,
} as const;
const arrival = (by: Chance, { today, years }: Beginning): Day => {
  for (;;) {
    const on = addDays(today, -by.between(1, years * 365 + 60));
    if (on.slice(5, 7) === by.weighted(arrivals)) return on;
  }
};

/** An unaccompanied child: six in seven are transferred within weeks, the others stay, mostly until 18. */
export const lifeUnaccompanied = (by: Chance, beginning: Beginning): Life => {
  const diary = new Diary(beginning.today);
  const from = arrival(by, beginning);
  const born = addDays(from, -by.between(15 * 365 + 200, 17 * 365 + 330));
  const eighteen = birthday(born, 18);
  const transferred = by.happens(0.86);
  const waits = Math.min(90, 5 + by.wait(17));
  const leaves = transferred && addDays(from, waits) < eighteen ? addDays(from, waits) : eighteen;
  const stay = { from, to: leaves, born };
  const kind = ageOn(born, from) >= 16 ? 'supported' : 'longTerm';
  identity(diary, by, { on: from, born });
  diary.write('ArrivedUnaccompanied', from, { statusEndsOn: eighteen });
  diary.write('BecameLookedAfter', from, { legalStatus: 'V2', need: 'N8' });
  diary.write('TransferReferred', addDays(from, 1), {});
  const reviewed = paperwork(diary, by, stay, { ...beginning, sectionTwenty: true, reviewsEnd: leaves });
  homes(diary, by, stay, { route: kind, leaves });
  if (leaves === eighteen) {
    diary.write('TransferEnded', addDays(from, by.between(12, 28)), { outcome: 'REFUSED' });
    const planned = reviewed[1] ?? reviewed[0];
    if (planned && by.happens(0.95)) {
      diary.write('PermanencePlanSet', planned, { plan: 'SUPPLIV' });
      for (const day of reviewed.filter(one => one >= planned)) diary.write('PermanencePlanEndorsed', day, {});
      diary.write('MovePlanEndorsed', addDays(planned, by.between(20, 80)), {});
    }
    leaveCare(diary, by, stay);
  } else diary.write('TransferEnded', leaves, { outcome: 'TRANSFERRED' });
  if (daysBetween(from, leaves) > 30 && by.happens(0.96))
    diary.write('EndingOfCareApproved', addDays(leaves, -by.between(1, 6)), { by: leaves === eighteen ? 'DCS' : 'NO' });
  diary.write('CeasedToBeLookedAfter', leaves, { reason: leaves === eighteen ? by.pick(['E5', 'E17', 'E8'] as const) : 'E3' });
  return { child: beginning.child, facts: diary.facts };
};
