import {
  addDays,
  addMonths,
  addWorkingDays,
  birthday,
  daysBetween,
  fact,
  type Day,
  type EventName,
  type FactOf,
  type NewFact,
} from '@waymark/domain';
import type { Chance } from './chance';
import { familyNames, givenNames } from './names';

/** One invented childhood in care: what happened, up to today. */
export interface Life {
  readonly child: string;
  readonly facts: readonly NewFact[];
}

export interface Beginning {
  readonly child: string;
  readonly today: Day;
  readonly worker: string;
  readonly team: string;
  readonly iro: string;
}

/** Where a journey heads. Shares follow the mix of an authority of this shape; lengths are rounded. */
const routes = { home: 30, adoption: 10, kinship: 14, longTerm: 28, residential: 8, supported: 10 } as const;
type Route = keyof typeof routes;

const ages: Record<Route, readonly [number, number]> = {
  home: [0, 15],
  adoption: [0, 4],
  kinship: [0, 12],
  longTerm: [4, 13],
  residential: [11, 15],
  supported: [16, 16],
};
const stays: Record<Route, number> = { home: 300, adoption: 800, kinship: 420, longTerm: 1900, residential: 900, supported: 500 };
const plans: Record<Route, FactOf<'PermanencePlanSet'>['plan']> = {
  home: 'RETURN6M',
  adoption: 'ADOPTION',
  kinship: 'LTRELFR',
  longTerm: 'LTFOST18',
  residential: 'RESPLMT',
  supported: 'SUPPLIV',
};

/** Days after which a child mostly stays where they are. */
const settled: Record<Route, number> = { home: 120, adoption: 100, kinship: 150, longTerm: 200, residential: 400, supported: 200 };

const homes: Record<Route, readonly (readonly [FactOf<'PlacementStarted'>['placement'], FactOf<'PlacementStarted'>['provider'], number])[]> = {
  home: [['U6', 'PR1', 62_000], ['U6', 'PR4', 100_000], ['U3', 'PR1', 35_000]],
  adoption: [['U6', 'PR1', 62_000], ['U5', 'PR1', 62_000]],
  kinship: [['U3', 'PR1', 35_000], ['U6', 'PR1', 62_000]],
  longTerm: [['U6', 'PR1', 62_000], ['U6', 'PR4', 100_000], ['U4', 'PR4', 100_000]],
  residential: [['K2', 'PR4', 635_000], ['K2', 'PR1', 580_000]],
  supported: [['K3', 'PR4', 145_000], ['K3', 'PR5', 140_000]],
}; // prettier-ignore

class Diary {
  readonly facts: NewFact[] = [];
  constructor(readonly until: Day) {}
  /** Writes down what happened, if it has happened yet. */
  write<N extends EventName>(type: N, on: Day, data: Omit<FactOf<N>, 'on'>): void {
    if (on <= this.until) this.facts.push(fact(type, { ...data, on } as FactOf<N>) as NewFact);
  }
}

const identity = (diary: Diary, by: Chance, { on, born }: { on: Day; born: Day }): void =>
  diary.write('IdentityRecorded', on, {
    givenName: by.pick(givenNames),
    familyName: by.pick(familyNames),
    dateOfBirth: born,
    birthMonth: born.slice(0, 7),
    sex: by.pick(['M', 'F'] as const),
    ethnicity: by.weighted({ WBRI: 70, MWBC: 6, BAFR: 6, WOTH: 6, AOTH: 6, OOTH: 6 }),
  });

/** Visits: the first within a week, then mostly within six weeks; one in eleven is late. */
const visits = (diary: Diary, by: Chance, { from, to }: { from: Day; to: Day }): void => {
  for (let on = addDays(from, by.between(2, 7)); on < to; on = addDays(on, by.happens(0.09) ? by.between(44, 58) : by.between(26, 41))) {
    if (on > addDays(diary.until, -25) && by.happens(0.08)) break;
    diary.write('VisitMade', on, { visitor: 'SW', childSeen: by.happens(0.98), seenAlone: by.happens(0.85), inPlacement: true });
  }
};

/** Reviews within 20 working days, 3 months, then 6 months; one in sixteen is late. Returns the days they were held; the next one is arranged. */
const reviews = (diary: Diary, by: Chance, { from, to, young }: { from: Day; to: Day; young: boolean }): Day[] => {
  const held: Day[] = [];
  let due = addWorkingDays(from, 20);
  for (let on = addDays(due, -by.between(0, 6)); on < to; on = addDays(due, by.happens(0.06) ? by.between(2, 20) : -by.between(0, 12))) {
    if (on > diary.until) {
      if (by.happens(0.93)) diary.write('ReviewPlanned', held.at(-1) ?? from, { plannedFor: on });
      break;
    }
    // Now and then one is forgotten until today.
    if (due > addDays(diary.until, -60) && by.happens(0.15)) break;
    diary.write('ReviewHeld', on, { participation: young ? 'PN0' : by.pick(['PN1', 'PN1', 'PN4', 'PN6'] as const) });
    held.push(on);
    due = addMonths(on, held.length === 1 ? 3 : 6);
  }
  return held;
};

const move = (
  diary: Diary,
  by: Chance,
  { on, route, because }: { on: Day; route: Route; because?: FactOf<'PlacementStarted'>['because'] },
): void => {
  const [placement, provider, weeklyPrice] = by.pick(homes[route]);
  const code = placement === 'K3' && on < '2024-04-01' ? 'H5' : placement;
  diary.write('PlacementStarted', on, { placement: code, provider, weeklyPrice, carer: `HOME-${by.between(100, 999)}`, because });
  diary.write('PlacementPlanPrepared', addWorkingDays(on, by.happens(0.06) ? 7 : by.between(1, 4)), {});
};

/** Moves: about one in two child-years, twice that in the first three months; few once the home is meant to be the last. Returns the days a home began. */
const placements = (diary: Diary, by: Chance, { from, to, route, settles }: { from: Day; to: Day; route: Route; settles: Day }): Day[] => {
  const days = [from];
  move(diary, by, { on: from, route });
  for (let on = addDays(from, 20 + by.wait(500)); on < addDays(to, -30); on = addDays(on, 40 + by.wait(700))) {
    if (on > settles && !by.happens(0.12)) break;
    move(diary, by, { on, route, because: by.weighted({ CARPL: 50, CREQB: 15, CREQO: 10, CHILD: 8, OTHER: 17 }) });
    days.push(on);
  }
  return days;
};

const court = (diary: Diary, by: Chance, { from, to }: { from: Day; to: Day }): Day => {
  const issued = addDays(from, by.between(1, 10));
  diary.write('CareApplicationIssued', issued, {});
  const final = addDays(issued, by.happens(0.4) ? by.between(150, 181) : by.between(190, 300));
  if (final > addDays(issued, 181)) diary.write('TimetableExtended', addDays(issued, 170), { newDate: addDays(issued, 170 + 56) });
  if (final >= to) return final;
  diary.write('FinalOrderMade', final, { order: 'CO' });
  diary.write('LegalStatusChanged', final, { legalStatus: 'C2' });
  return final;
};

const adoption = (diary: Diary, by: Chance, { decision, order, leaves }: { decision: Day; order: Day; leaves: Day }): void => {
  diary.write('AdoptionDecisionMade', decision, {});
  if (order >= leaves) return;
  diary.write('PlacementOrderMade', order, {});
  const matched = addDays(order, by.between(30, 330));
  if (matched >= addDays(leaves, -40)) return;
  diary.write('AdoptionMatchApproved', matched, { adopters: 2, adoptersSex: 'MF', adoptersStatus: 'L11' });
  diary.write('PlacementStarted', addDays(matched, 25), {
    placement: 'A6',
    provider: 'PR1',
    carer: `HOME-${by.between(100, 999)}`,
    because: 'CARPL',
  });
  diary.write('PlacementPlanPrepared', addDays(matched, 26), {});
};

/** A return home that has not come about within half a year is planned anew at the next review. */
const goHome = (diary: Diary, by: Chance, { planned, reviewed }: { planned: Day; reviewed: readonly Day[] }): void => {
  const later = reviewed.find(day => day > addMonths(planned, 6));
  if (!later || by.happens(0.15)) return;
  diary.write('PermanencePlanSet', later, { plan: 'LTFOST18', parallel: ['RETURNEV'] });
  diary.write('PermanencePlanEndorsed', later, {});
  if (by.happens(0.8)) diary.write('LongTermMatchConfirmed', addDays(later, by.between(40, 170)), {});
};

const exits: Record<Route, readonly FactOf<'CeasedToBeLookedAfter'>['reason'][]> = {
  home: ['E4A', 'E4A', 'E4A', 'E4B', 'E13'],
  adoption: ['E12'],
  kinship: ['E45', 'E45', 'E41'],
  longTerm: ['E17'],
  residential: ['E8'],
  supported: ['E5'],
};

const route = (
  diary: Diary,
  by: Chance,
  { kind, from, leaves, reviewed }: { kind: Route; from: Day; leaves: Day; reviewed: readonly Day[] },
): void => {
  const final = kind === 'supported' || kind === 'home' ? undefined : court(diary, by, { from, to: leaves });
  // One in ten has no plan at the second review; most of those get one at the third.
  const second = by.happens(0.9) ? reviewed[1] : by.happens(0.85) ? reviewed[2] : undefined;
  if (second) {
    diary.write('PermanencePlanSet', second, { plan: plans[kind], parallel: kind === 'adoption' ? ['LTRELFR'] : [] });
    diary.write('PermanencePlanEndorsed', second, {});
    reviewed.filter(day => day > second && by.happens(0.9)).forEach(day => diary.write('PermanencePlanEndorsed', day, {}));
    if (kind === 'home') goHome(diary, by, { planned: second, reviewed });
    if (kind === 'longTerm' && by.happens(0.85)) diary.write('LongTermMatchConfirmed', addDays(second, by.between(110, 230)), {});
    if (kind === 'kinship') {
      diary.write('SpecialGuardianshipAssessmentStarted', addDays(second, 14), {});
      if (by.happens(0.8)) diary.write('SpecialGuardianshipAssessmentFiled', addDays(second, by.between(80, 110)), {});
      if (by.happens(0.6)) diary.write('SpecialGuardianshipApplicationMade', addDays(second, by.between(115, 170)), {});
    }
    if (kind === 'adoption')
      adoption(diary, by, { decision: addDays(second, by.between(20, 60)), order: addDays(final ?? second, by.between(1, 30)), leaves });
  }
};

/** A child who came into care from home: a route, a stay, homes, visits, reviews, plans, and an end when the stay is over. */
export const lifeInCare = (by: Chance, beginning: Beginning, kind: Route = by.weighted(routes)): Life => {
  const diary = new Diary(beginning.today);
  const from = addDays(beginning.today, -by.between(10, 2200));
  const [young, old] = ages[kind];
  const born = addDays(from, -by.between(young * 365 + 30, old * 365 + 300));
  const eighteen = birthday(born, 18);
  const stay = addDays(from, 30 + by.wait(stays[kind]));
  const leaves = stay < eighteen && kind !== 'longTerm' ? stay : eighteen;
  identity(diary, by, { on: from, born });
  diary.write('BecameLookedAfter', from, {
    legalStatus: kind === 'home' || kind === 'supported' ? 'V2' : 'C1',
    need: by.weighted({ N1: 60, N5: 15, N4: 10, N8: 5, N3: 10 }),
  });
  diary.write('SocialWorkerAllocated', from, { worker: beginning.worker, team: beginning.team });
  diary.write('IroAppointed', addWorkingDays(from, by.between(1, 5)), { iro: beginning.iro });
  diary.write('CarePlanPrepared', addWorkingDays(from, by.happens(0.07) ? 13 : by.between(2, 9)), {});
  const days = placements(diary, by, { from, to: leaves, route: kind, settles: addDays(from, settled[kind]) });
  days.forEach((day, i) => visits(diary, by, { from: day, to: days[i + 1] ?? leaves }));
  const reviewed = reviews(diary, by, { from, to: leaves, young: daysBetween(born, from) < 4 * 365 });
  route(diary, by, { kind, from, leaves, reviewed });
  if (by.happens(0.06)) {
    const went = addDays(from, by.between(20, 300));
    if (went < addDays(leaves, -5)) {
      diary.write('MissingStarted', went, {});
      diary.write('MissingEnded', addDays(went, by.between(1, 4)), {});
    }
  }
  const placedForAdoption = diary.facts.some(f => f.type === 'PlacementStarted' && f.data.placement === 'A6');
  const reason =
    leaves === eighteen && kind !== 'longTerm' ? 'E8' : kind === 'adoption' && !placedForAdoption ? 'E13' : by.pick(exits[kind]);
  diary.write('CeasedToBeLookedAfter', leaves, { reason });
  return { child: beginning.child, facts: diary.facts };
};

/** An unaccompanied child: most are transferred within weeks, some stay. */
export const lifeUnaccompanied = (by: Chance, beginning: Beginning): Life => {
  const diary = new Diary(beginning.today);
  const from = addDays(beginning.today, -by.between(3, 700));
  const born = addDays(from, -by.between(15 * 365, 17 * 365 + 200));
  const eighteen = birthday(born, 18);
  const transferred = by.happens(0.7);
  const leaves = transferred ? addDays(from, by.between(8, 40)) : eighteen;
  identity(diary, by, { on: from, born });
  diary.write('ArrivedUnaccompanied', from, { statusEndsOn: eighteen });
  diary.write('BecameLookedAfter', from, { legalStatus: 'V2', need: 'N8' });
  diary.write('SocialWorkerAllocated', from, { worker: beginning.worker, team: beginning.team });
  diary.write('IroAppointed', addWorkingDays(from, 3), { iro: beginning.iro });
  diary.write('TransferReferred', addDays(from, 1), {});
  diary.write('CarePlanPrepared', addWorkingDays(from, by.between(3, 9)), {});
  move(diary, by, { on: from, route: daysBetween(born, from) >= 16 * 365 + 5 ? 'supported' : 'longTerm' });
  visits(diary, by, { from, to: leaves });
  const reviewed = reviews(diary, by, { from, to: leaves, young: false });
  if (!transferred) diary.write('TransferEnded', addDays(from, 25), { outcome: 'REFUSED' });
  if (!transferred && reviewed[1]) diary.write('PermanencePlanSet', reviewed[1], { plan: 'SUPPLIV' });
  diary.write('CeasedToBeLookedAfter', leaves, { reason: transferred ? 'E3' : 'E5' });
  return { child: beginning.child, facts: diary.facts };
};
