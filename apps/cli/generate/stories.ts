import { addDays, addMonths, addWorkingDays, birthday, type DriftRuleId } from '@waymark/domain';
import { leaveOut } from './diary';
import { ago, careOrder, comesIntoCare, planned, proceedings, settled, visited, type Child } from './well-kept';

/** Two invented children, alike but for one thing: one has a signal today, the other just misses it. */
export interface Pair {
  /** What is so of each, in plain words. */
  readonly has: string;
  readonly misses: string;
  readonly tell: (child: Child, misses: boolean) => void;
}

/** For every signal a child who has it, and it alone, and a child who has none. A signal without its pair does not compile. */
export const stories: Readonly<Record<DriftRuleId, Pair>> = {
  D01: {
    has: 'No plan for a permanent home since the second review',
    misses: 'The plan was set on the day after the second review',
    tell: (child, misses) => {
      const from = ago(child, 160);
      const [, second] = comesIntoCare(child, { from });
      proceedings(child, from);
      if (misses) planned(child, addDays(second!, 1), 'LTFOST18', []);
    },
  },
  D02: {
    has: 'The plan was last endorsed at a review more than twelve months ago',
    misses: 'The last review endorsed it',
    tell: (child, misses) => {
      const reviewed = settled(child, { from: ago(child, 1000) });
      const old = addMonths(child.today, -12);
      leaveOut(child.diary, 'PermanencePlanEndorsed', ({ on }) => on >= old && !(misses && on === reviewed.at(-1)));
    },
  },
  D03: {
    has: 'Nothing moved the plan to stay in a home for children on for more than 90 days',
    misses: 'The plan to move was endorsed on the 90th day',
    tell: (child, misses) => {
      const homes = [{ day: 0, placement: 'K2', provider: 'PR4', registered: true } as const];
      const [, second] = comesIntoCare(child, { from: ago(child, 210), age: 13, under: 'V2', homes });
      planned(child, second!, 'RESPLMT', []);
      if (misses) child.diary.write('MovePlanEndorsed', addDays(second!, 90), {});
    },
  },
  D04: {
    has: 'More than four months under section 20, and the last review did not find it right',
    misses: 'The last review found section 20 still right',
    tell: (child, misses) => {
      const [, second] = comesIntoCare(child, { from: ago(child, 140), under: 'V2' });
      planned(child, second!, 'RETURN6M');
      leaveOut(child.diary, 'ReviewHeld', ({ on }) => on === second);
      child.diary.write('ReviewHeld', second!, { participation: 'PN1', sectionTwentyRight: misses });
    },
  },
  D05: {
    has: 'Care proceedings without a final order after 26 weeks',
    misses: 'The final order was made on the last day of the 26 weeks',
    tell: (child, misses) => {
      const from = ago(child, 195);
      const [, second] = comesIntoCare(child, { from });
      proceedings(child, from);
      planned(child, second!, 'LTFOST18');
      if (misses) child.diary.write('FinalOrderMade', addDays(from, 186), { order: 'CO' });
    },
  },
  D06: {
    has: 'The first review was due three working days ago and is not held',
    misses: 'The first review was held on the day it was due',
    tell: (child, misses) => {
      const from = addWorkingDays(child.today, -23);
      comesIntoCare(child, { from });
      proceedings(child, from);
      for (const type of ['ReviewHeld', 'ReviewPlanned', 'ReviewRecordCirculated'] as const) leaveOut(child.diary, type);
      if (misses) child.diary.write('ReviewHeld', addWorkingDays(from, 20), { participation: 'PN1' });
    },
  },
  D07: {
    has: 'No visit for more than six weeks',
    misses: 'The last visit was made on the last day of the six weeks',
    tell: (child, misses) => {
      settled(child, { from: ago(child, 330) });
      leaveOut(child.diary, 'VisitMade', ({ on }) => on > ago(child, 50));
      const last = child.diary.facts.filter(({ type }) => type === 'VisitMade').at(-1)!.data.on;
      if (misses) visited(child, { from: addDays(last, 38), to: addDays(last, 43) });
    },
  },
  D08: {
    has: 'Three homes in 365 days',
    misses: 'At the second move the carer stayed the same',
    tell: (child, misses) => {
      const from = ago(child, 160);
      const moves = { because: 'CARPL', carer: 'HOME-5050' } as const;
      const [, second] = comesIntoCare(child, {
        from,
        homes: [{ day: 0 }, { day: 40, ...moves }, { day: 90, ...moves, ...(misses ? {} : { carer: 'HOME-6060' }) }],
      });
      proceedings(child, from);
      planned(child, second!, 'LTFOST18');
    },
  },
  D09: {
    has: 'After three years in care, a move because the carer asked for it',
    misses: 'The move was a step of the care plan',
    tell: (child, misses) => {
      const homes = [{ day: 0 }, { day: 1060, because: misses ? 'CARPL' : 'CREQO' } as const];
      settled(child, { from: ago(child, 1100), age: 9, homes });
    },
  },
  D10: {
    has: 'A plan for long-term foster care, and no match confirmed for more than 91 days',
    misses: 'The match was confirmed on the 91st day',
    tell: (child, misses) => {
      const from = ago(child, 220);
      const [, second] = comesIntoCare(child, { from });
      proceedings(child, from);
      careOrder(child, from);
      planned(child, second!, 'LTFOST18');
      if (misses) child.diary.write('LongTermMatchConfirmed', addDays(second!, 91), { childAgrees: true });
    },
  },
  D11: {
    has: 'With an aunt under a temporary approval that soon runs out, not approved in full',
    misses: 'The aunt was approved in full at twelve weeks',
    tell: (child, misses) => {
      const from = ago(child, 92);
      const homes = [{ day: 0, placement: 'U3', basis: 'REG24', carer: 'KIN-5220', weeklyPrice: 35_000, visitedEvery: 6 } as const];
      comesIntoCare(child, { from, homes });
      proceedings(child, from);
      child.diary.write('TemporaryApprovalGranted', from, {});
      if (misses) child.diary.write('FullApprovalGranted', addDays(from, 84), {});
    },
  },
  D12: {
    has: 'A placement order for more than 121 days, and no match',
    misses: 'The match was approved on the 121st day',
    tell: (child, misses) => {
      const from = ago(child, 304);
      const ordered = forAdoption(child, { from, decision: 140, order: 178 });
      if (misses)
        child.diary.write('AdoptionMatchApproved', addDays(ordered, 121), { adopters: 2, adoptersSex: 'MF', adoptersStatus: 'L11' });
    },
  },
  D13: {
    has: 'The plan is adoption, and the child is not placed after a year in care',
    misses: 'Placed for adoption after a year to the day',
    tell: (child, misses) => {
      const from = ago(child, 369);
      const ordered = forAdoption(child, { from, decision: 180, order: 290 });
      const match = { adopters: 2, adoptersSex: 'MF', adoptersStatus: 'L11' } as const;
      child.diary.write('AdoptionMatchApproved', addDays(ordered, 60), match);
      const home = { placement: 'A6', provider: 'PR1', carer: 'HOME-8440', because: 'CARPL', area: 'INSIDE' } as const;
      if (misses) child.diary.write('PlacementStarted', addDays(from, 365), home);
    },
  },
  D14: {
    has: 'The plan is no longer adoption, and the placement order is still in force after 28 days',
    misses: 'The order was revoked on the 28th day',
    tell: (child, misses) => {
      const from = ago(child, 330);
      forAdoption(child, { from, decision: 150, order: 180 });
      const changed = addDays(from, 295);
      planned(child, changed, 'LTFOST18', []);
      if (misses) child.diary.write('PlacementOrderRevoked', addDays(changed, 28), {});
    },
  },
  D15: {
    has: 'A special guardianship assessment that is not filed after twelve weeks',
    misses: 'The assessment was filed at twelve weeks',
    tell: (child, misses) => {
      const from = ago(child, 194);
      const [, second] = comesIntoCare(child, { from, age: 4, homes: [{ day: 0, placement: 'U1', carer: 'KIN-6110' }] });
      proceedings(child, from);
      careOrder(child, from);
      planned(child, second!, 'LTRELFR');
      const started = addDays(second!, -10);
      child.diary.write('SpecialGuardianshipAssessmentStarted', started, {});
      if (misses) child.diary.write('SpecialGuardianshipAssessmentFiled', addDays(started, 84), {});
    },
  },
  D16: {
    has: 'The plan was to return home within a month, and the child is not at home',
    misses: 'The plan was changed on the day after the month',
    tell: (child, misses) => {
      const from = ago(child, 155);
      const [, second] = comesIntoCare(child, { from });
      proceedings(child, from);
      planned(child, second!, 'RETURN1M');
      if (misses) planned(child, addDays(addMonths(second!, 1), 1), 'RETURN6M', []);
    },
  },
  D17: {
    has: 'Back in care 365 days after going home',
    misses: 'Back in care 366 days after going home',
    tell: (child, misses) => {
      const again = ago(child, 60);
      const home = addDays(again, misses ? -366 : -365);
      const before = addDays(again, -366 - 80);
      const born = addDays(before, -3300);
      comesIntoCare(child, { from: before, born, under: 'V2', leaves: home });
      child.diary.write('EndingOfCareApproved', addDays(again, -370), { by: 'NO' });
      child.diary.write('CeasedToBeLookedAfter', home, { reason: 'E4A' });
      comesIntoCare(child, { from: again, born, under: 'V2' });
    },
  },
  D18: {
    has: 'At home under a care order for more than a year, and nobody has looked at its discharge',
    misses: 'The last review considered the discharge of the order',
    tell: (child, misses) => {
      const from = ago(child, 600);
      const home = { day: 200, placement: 'P1', provider: 'PR0', carer: undefined, weeklyPrice: undefined, because: 'CARPL' } as const;
      const reviewed = comesIntoCare(child, { from, homes: [{ day: 0 }, { ...home, visitedEvery: 6 }] });
      proceedings(child, from);
      careOrder(child, from);
      planned(child, reviewed[1]!, 'REMAINSUP', reviewed);
      const last = reviewed.at(-1)!;
      leaveOut(child.diary, 'ReviewHeld', ({ on }) => on === last);
      child.diary.write('ReviewHeld', last, { participation: 'PN1', ...(misses ? { dischargeConsidered: true } : {}) });
    },
  },
  D19: {
    has: '23.4 miles from home, outside the area',
    misses: '20 miles from home, outside the area',
    tell: (child, misses) => {
      const from = ago(child, 420);
      const outside = { area: 'ADJOINING', district: undefined, distance: misses ? 20 : 23.4 } as const;
      settled(child, { from, homes: [{ day: 0, ...outside }] });
      child.diary.write('OutOfAreaApproved', from, { approver: 'NO', consulted: true });
      child.diary.write('AreaAuthorityNotified', from, {});
    },
  },
  D20: {
    has: 'In supported accommodation at fifteen',
    misses: 'In supported accommodation from the sixteenth birthday on',
    tell: (child, misses) => {
      const from = ago(child, 10);
      const homes = [{ day: 0, placement: 'K3', provider: 'PR4', registered: true, weeklyPrice: 145_000 } as const];
      comesIntoCare(child, { from, born: birthday(addDays(from, misses ? 0 : 120), -16), homes });
      proceedings(child, from);
    },
  },
  D21: {
    has: 'A third social worker within a year',
    misses: 'The first social worker came back',
    tell: (child, misses) => {
      const workers = [[0, 0], [600, 1], [700, misses ? 0 : 2]] as const; // prettier-ignore
      settled(child, { from: ago(child, 760), workers });
    },
  },
  D22: {
    has: 'The reviewing officer raised a concern fourteen working days ago; it is not resolved',
    misses: 'The concern was resolved after ten working days',
    tell: (child, misses) => {
      settled(child, { from: ago(child, 500) });
      const raised = addWorkingDays(child.today, -14);
      child.diary.write('IroConcernRaised', raised, { says: 'Family Time with the grandparents has not been arranged.' });
      if (misses) child.diary.write('IroConcernResolved', addWorkingDays(raised, 10), {});
    },
  },
  D23: {
    has: 'No care plan after ten working days in care',
    misses: 'The care plan was prepared on the tenth working day',
    tell: (child, misses) => {
      const from = addWorkingDays(child.today, -13);
      comesIntoCare(child, { from });
      proceedings(child, from);
      leaveOut(child.diary, 'CarePlanPrepared');
      if (misses) child.diary.write('CarePlanPrepared', addWorkingDays(from, 10), {});
    },
  },
  D24: {
    has: 'Back from being missing eight days ago, without a return interview',
    misses: 'The return interview was held on the third day',
    tell: (child, misses) => {
      settled(child, { from: ago(child, 500), age: 13 });
      child.diary.write('MissingStarted', ago(child, 9), {});
      child.diary.write('MissingEnded', ago(child, 8), {});
      child.diary.write('ReturnInterviewOffered', ago(child, 8), {});
      if (misses) child.diary.write('ReturnInterviewCompleted', ago(child, 5), {});
    },
  },
  D25: {
    has: 'Alone in the country, and the referral for transfer is open after ten working days',
    misses: 'The referral was refused on the tenth working day',
    tell: (child, misses) => {
      const from = addWorkingDays(child.today, -13);
      const born = addDays(from, -16 * 365 - 120);
      const homes = [{ day: 0, placement: 'K3', provider: 'PR4', registered: true, weeklyPrice: 145_000 } as const];
      comesIntoCare(child, { from, born, under: 'V2', homes });
      child.diary.write('ArrivedUnaccompanied', from, { statusEndsOn: birthday(born, 18) });
      const referred = addWorkingDays(from, 1);
      child.diary.write('TransferReferred', referred, {});
      if (misses) child.diary.write('TransferEnded', addWorkingDays(referred, 10), { outcome: 'REFUSED' });
    },
  },
  D26: {
    has: 'Seventeen and a half, and no decision where to live after eighteen',
    misses: 'The decision was made at seventeen and a half to the day',
    tell: (child, misses) => {
      const born = addMonths(child.today, -211);
      settled(child, { from: addMonths(born, 170), born });
      const sixteen = birthday(born, 16);
      child.diary.write('PersonalAdviserAppointed', addDays(sixteen, 40), { adviser: 'PA-21' });
      child.diary.write('PathwayAssessmentStarted', addDays(sixteen, 30), {});
      child.diary.write('NeedsAssessmentCompleted', addDays(sixteen, 40), {});
      child.diary.write('PathwayPlanPrepared', addDays(sixteen, 60), {});
      for (const months of [5, 10, 15]) child.diary.write('PathwayPlanReviewed', addMonths(addDays(sixteen, 60), months), {});
      if (misses) child.diary.write('PostEighteenAccommodationDecided', addMonths(born, 210), {});
    },
  },
};

/** A child of two whose plan is adoption: from the second review, with the days in care of the decision and of the order. Returns the day of the order. */
function forAdoption(child: Child, { from, decision, order }: { from: string; decision: number; order: number }): string {
  const [, second, third] = comesIntoCare(child, { from, age: 2 });
  proceedings(child, from);
  careOrder(child, from);
  planned(child, second!, 'ADOPTION', third ? [second!, third] : [second!]);
  child.diary.write('AdoptionDecisionMade', addDays(from, decision), {});
  child.diary.write('PlacementOrderApplied', addDays(from, decision + 10), {});
  child.diary.write('PlacementOrderMade', addDays(from, order), {});
  child.diary.write('FamilyFindingStarted', addDays(from, order + 5), {});
  return addDays(from, order);
}
