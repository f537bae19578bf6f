import { addDays, addMonths, addWorkingDays, latest, type Day, type FactOf } from '@waymark/domain';
import type { Chance } from './chance';
import type { Diary } from './diary';
import type { Route } from './homes';

const plans: Record<Route, FactOf<'PermanencePlanSet'>['plan']> = {
  home: 'RETURN6M',
  adoption: 'ADOPTION',
  kinship: 'LTRELFR',
  longTerm: 'LTFOST18',
  residential: 'RESPLMT',
  supported: 'SUPPLIV',
};

export interface Journeying {
  readonly from: Day;
  readonly leaves: Day;
  readonly reviewed: readonly Day[];
  /** The day the last home began, where the child is meant to stay. */
  readonly settledOn: Day;
}

/** Care proceedings, from within days of coming into care: two in five end in 26 weeks. Returns the day of the final order. */
export const court = (diary: Diary, by: Chance, { from, leaves }: Pick<Journeying, 'from' | 'leaves'>): Day => {
  const issued = addDays(from, by.between(1, 10));
  diary.write('CareApplicationIssued', issued, {});
  diary.write('CaseManagementHearingHeld', addWorkingDays(issued, by.between(12, 18)), {});
  diary.write('TimetableSet', addWorkingDays(issued, 18), { endsOn: addDays(issued, 181) });
  diary.write('ExpertReportFiled', addDays(issued, by.between(80, 120)), {});
  const final = addDays(issued, by.happens(0.4) ? by.between(150, 181) : by.between(190, 330));
  diary.write('IssuesResolutionHearingHeld', addDays(issued, by.between(125, 148)), {});
  // Extended eight weeks at a time, as often as it takes.
  for (let ends = addDays(issued, 181); ends < final; ends = addDays(ends, 56))
    if (by.happens(0.93)) diary.write('TimetableExtended', addDays(ends, -5), { newDate: addDays(ends, 56) });
  if (final >= leaves) return final;
  diary.write('FinalOrderMade', final, { order: 'CO' });
  diary.write('LegalStatusChanged', final, { legalStatus: 'C2' });
  return final;
};

/** A decision, an order, a search, a match and the placing, whose day is returned. Without it the child waits. */
const adoption = (diary: Diary, by: Chance, { decision, order, leaves }: { decision: Day; order: Day; leaves: Day }): Day | undefined => {
  diary.write('PermanenceMeetingHeld', addDays(decision, -10), {});
  diary.write('AdoptionDecisionMade', decision, {});
  diary.write('PlacementOrderApplied', addDays(decision, 10), {});
  if (order >= leaves) return undefined;
  diary.write('PlacementOrderMade', order, {});
  diary.write('FamilyFindingStarted', addDays(order, 5), {});
  const matched = addDays(order, by.happens(0.55) ? by.between(30, 118) : by.between(125, 330));
  const placed = addDays(matched, 25);
  const [first, second] = [addDays(addMonths(order, 3), -4), addDays(addMonths(order, 9), -9)];
  for (const review of [first, second]) if (review < placed && review < leaves) diary.write('ReviewHeld', review, { review: 'ADOPTION' });
  if (placed >= addDays(leaves, -70)) return undefined;
  diary.write('LinkIdentified', addDays(matched, -20), {});
  diary.write('AdoptionMatchApproved', matched, { adopters: 2, adoptersSex: 'MF', adoptersStatus: 'L11' });
  return placed;
};

/** Placed for adoption: visited weekly until the first review at four weeks, then monthly; reviewed after three months and then half-yearly. */
export const placeForAdoption = (diary: Diary, by: Chance, { placed, leaves }: { placed: Day; leaves: Day }): void => {
  diary.write('PlacementStarted', placed, {
    placement: 'A6',
    provider: 'PR1',
    carer: `HOME-${by.between(1000, 9999)}`,
    because: 'CARPL',
    area: 'INSIDE',
  });
  diary.write('PlacementPlanPrepared', placed, {});
  diary.write('PlacementPlanSigned', placed, { by: 'FOSTER' });
  diary.write('DelegatedAuthorityRecorded', placed, { decisions: ['EDUCATION', 'LEISURE', 'MEDICAL'] });
  const first = addDays(placed, by.between(22, 28));
  for (let on = addDays(placed, 6); on < first; on = addDays(on, by.happens(0.05) ? 9 : by.between(6, 7)))
    diary.write('AdoptionVisit', on, { childSeen: true, seenAlone: true });
  diary.write('AdoptionVisitIntervalDecided', first, { days: 42 });
  for (let on = first; on < leaves; on = addDays(on, by.between(26, 41)))
    diary.write('AdoptionVisit', on, { childSeen: true, seenAlone: true });
  let next = first;
  for (let n = 0; next < leaves; n += 1) {
    diary.write('ReviewHeld', next, { review: 'ADOPTION' });
    next = addDays(addMonths(next, n === 0 ? 3 : 6), -by.between(0, 10));
  }
  diary.write('AdoptionApplicationMade', addDays(placed, by.between(75, 200)), {});
};

const kinship = (diary: Diary, by: Chance, { planned, leaves }: { planned: Day; leaves: Day }): void => {
  diary.write('ViabilityAssessmentCompleted', addDays(planned, by.between(0, 12)), { positive: true });
  diary.write('SpecialGuardianshipAssessmentStarted', addDays(planned, 14), {});
  if (by.happens(0.85)) diary.write('SpecialGuardianshipAssessmentFiled', addDays(planned, by.between(70, 98)), {});
  const notice = addDays(planned, by.between(20, 60));
  diary.write('SpecialGuardianshipNoticeReceived', notice, {});
  const applied = addDays(addMonths(notice, 3), by.between(1, 25));
  if (applied >= leaves || by.happens(0.15)) return;
  diary.write('SpecialGuardianshipApplicationMade', applied, {});
  diary.write('SpecialGuardianshipListed', addDays(applied, by.between(10, 40)), {});
  diary.write('SpecialGuardianshipSupportPlanAgreed', addDays(applied, by.between(10, 60)), {});
};

const longTermMatch = (diary: Diary, by: Chance, planned: Day): void => {
  diary.write('MatchingRequested', addDays(planned, by.between(5, 30)), {});
  diary.write('LongTermCarerIdentified', addDays(planned, by.between(35, 70)), {});
  diary.write('MatchingMeetingHeld', addDays(planned, by.between(72, 85)), {});
  const wait = by.weighted({ short: 68, long: 22, longest: 10 });
  const days = { short: by.between(86, 120), long: by.between(150, 260), longest: by.between(300, 600) }[wait];
  diary.write('LongTermMatchConfirmed', addDays(planned, days), {
    childAgrees: by.happens(0.5),
  });
};

/** A return home that has not come about within half a year is planned anew at the next review. */
const goHome = (diary: Diary, by: Chance, planned: Day, { leaves, reviewed, settledOn }: Journeying): void => {
  diary.write('ReunificationAssessmentStarted', addDays(planned, by.between(10, 40)), {});
  if (leaves < addMonths(planned, 7)) {
    diary.write('HomeStaysStarted', addDays(leaves, -by.between(20, 45)), {});
    diary.write('ReturnDateSet', addDays(leaves, -by.between(8, 19)), { returnsOn: leaves });
    return;
  }
  const later = reviewed.find(day => day > addMonths(planned, 6));
  if (!later || by.happens(0.12)) return;
  diary.write('PermanencePlanSet', later, { plan: 'LTFOST18', parallel: ['RETURNEV'] });
  diary.write('PermanencePlanEndorsed', later, {});
  longTermMatch(diary, by, latest(later, settledOn)!);
};

/** The plan and the steps towards it. Returns the day of placing for adoption, where there is one. */
export const followRoute = (diary: Diary, by: Chance, kind: Route, journeying: Journeying, final: Day | undefined): Day | undefined => {
  const { reviewed, leaves } = journeying;
  // Nearly all have a plan at the first or second review; most of the others get one at the third, the rest a year later.
  const planned = by.happens(0.45) ? reviewed[0] : by.happens(0.9) ? reviewed[1] : by.happens(0.85) ? reviewed[2] : reviewed[4];
  if (!planned) return undefined;
  diary.write('PermanencePlanSet', planned, { plan: plans[kind], parallel: kind === 'adoption' ? ['LTRELFR'] : [] });
  const endorsed = reviewed.filter(day => day >= planned && by.happens(0.93));
  for (const day of endorsed) diary.write('PermanencePlanEndorsed', day, {});
  if (kind === 'home') goHome(diary, by, planned, journeying);
  if (kind === 'longTerm') longTermMatch(diary, by, latest(planned, journeying.settledOn)!);
  if (kind === 'kinship') kinship(diary, by, { planned, leaves });
  if (kind === 'residential' || kind === 'supported') diary.write('MovePlanEndorsed', addDays(planned, by.between(20, 80)), {});
  if (kind !== 'adoption') return undefined;
  const decision = addDays(planned, by.between(20, 55));
  return adoption(diary, by, { decision, order: latest(addDays(final ?? planned, by.between(1, 30)), addDays(decision, 15))!, leaves });
};
