import {
  driftRules,
  explainSignal,
  headline,
  lastStepOn,
  limitsInWords,
  remediesOf,
  settingsOf,
  severityOn,
  since,
  tell,
  waitingOn,
  type DriftRuleId,
  type FactOf,
  type NewFact,
  type Waiting,
} from '@waymark/domain';
import { drift, entered, match, order, plan, shown } from '../support/drift';
import { bornOn, caseOf, ceased, entriesOf, happened, imported, placed, returned, reviewed, signalsOf } from '../support/story';

const said = (rule: DriftRuleId, on: string, ...facts: NewFact[]): string =>
  signalsOf(rule, ...facts)
    .map(signal => explainSignal(signal, on))
    .join('');
const endorsed = (on: string): NewFact => happened('PermanencePlanEndorsed', on, {});
const atHome = (on: string): NewFact => placed(on, { placement: 'P1', provider: 'PR0' });
const alone = (...facts: NewFact[]): NewFact[] => [happened('ArrivedUnaccompanied', '2025-04-14', {}), ...facts];
const referred = happened('TransferReferred', '2025-04-20', {});

describe('D02 stale or churning plan', () => {
  const planned = [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')];

  it('counts twelve months, and eighteen, from the day the plan was set or last endorsed', () => {
    expect(drift('D02', ...planned)).toEqual(['amber 2026-05-02 red 2026-11-02']);
    expect(drift('D02', ...planned, endorsed('2025-08-31'))).toEqual(['amber 2026-09-01 red 2027-03-01']);
    expect(drift('D02', ...planned, endorsed('2026-06-10'))).toEqual(['amber 2026-05-02 - 2026-06-10', 'amber 2027-06-11 red 2027-12-11']);
    // Set again with the same code it is the same plan; another code is a new one.
    expect(drift('D02', ...planned, plan('2025-12-01', 'LTFOST18'))).toEqual(['amber 2026-05-02 red 2026-11-02']);
    expect(drift('D02', ...planned, plan('2025-12-01', 'RESPLMT'))).toEqual(['amber 2026-12-02 red 2027-06-02']);
    expect(drift('D02', ...planned, plan('2026-06-01'))).toEqual(['amber 2026-05-02 - 2026-06-01']);
    expect(said('D02', '2026-05-02', ...planned)).toBe(
      "Permanence plan set on 1 May 2025 and not endorsed at a review since. 366 days have passed; the limit is 12 months (Waymark's proposal).",
    );
  });

  it('is amber while the plan has changed 3 times in twelve months', () => {
    const twice = [...planned, plan('2025-07-01', 'RESPLMT'), plan('2025-09-01', 'SUPPLIV')];
    expect(drift('D02', ...twice, plan('2026-07-01', 'LTFOST18'))).toEqual(['amber 2027-07-02 red 2028-01-02']);
    const thrice = [...twice, plan('2026-06-30', 'LTFOST18'), endorsed('2026-07-20')];
    expect(drift('D02', ...thrice)[0]).toBe('amber 2026-06-30 - 2026-07-01');
    expect(said('D02', '2026-06-30', ...thrice)).toBe(
      'The permanence plan has changed 3 times in twelve months, the last time on 30 June 2026.',
    );
  });

  it('is amber at the second review that finds a decision still open, red at the third, until it is done', () => {
    const decided = (on: string, decision = 'A1'): NewFact => happened('ReviewDecisionMade', on, { decision });
    const done = (on: string, decision = 'A1'): NewFact => happened('ReviewActionCompleted', on, { decision });
    const reviews = ['2025-05-06', '2025-08-05', '2025-11-04', '2026-02-03'].map(reviewed);
    const carried = [...entered('2025-04-14'), ...reviews, decided('2025-05-06')];
    expect(drift('D02', ...carried)).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(drift('D02', ...carried, decided('2025-08-05'), decided('2025-11-04'))).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(drift('D02', ...carried, done('2025-11-04'))).toEqual([]);
    expect(drift('D02', ...carried, done('2025-11-05'))).toEqual(['amber 2025-11-04 - 2025-11-05']);
    expect(drift('D02', ...carried, done('2025-11-05', 'B2'))).toEqual(['amber 2025-11-04 red 2026-02-03']);
    // Made again once done, it is carried over from then.
    expect(drift('D02', ...carried, done('2025-07-01'), decided('2025-08-05'))).toEqual(['amber 2026-02-03']);
    // Adoption reviews are not the reviews that decide.
    const adoption = happened('ReviewHeld', '2025-06-03', { review: 'ADOPTION' });
    expect(drift('D02', ...carried, adoption)).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(said('D02', '2026-02-03', ...carried)).toBe('A decision made at a review on 6 May 2025 is still open after 3 later reviews.');
  });

  it('goes by the limits of the authority, from the day they changed', () => {
    const facts = [...planned, endorsed('2025-11-03'), endorsed('2026-04-01'), reviewed('2025-05-06'), reviewed('2025-08-05')];
    const decided = happened('ReviewDecisionMade', '2025-05-06', { decision: 'A1' });
    const own = (setting: string, value: number): string[] =>
      shown(
        tell(caseOf(entriesOf(...facts, decided), { settings: settingsOf([{ setting, value, from: '2025-11-01' }]) })).signals.filter(
          ({ rule }) => rule === 'D02',
        ),
      );
    expect(own('D02.amberMonths', 3)).toEqual([
      'amber 2025-11-01 - 2025-11-03',
      'amber 2026-02-04 - 2026-04-01',
      'amber 2026-07-02 red 2027-10-02',
    ]);
    expect(own('D02.carriedOverAmberTimes', 1)[0]).toMatch(/^amber 2025-11-01/);
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    const refused = happened('TransferEnded', '2026-06-01', { outcome: 'REFUSED' });
    expect(drift('D02', ...planned, ...alone(referred))).toEqual([]);
    expect(drift('D02', ...planned, ...alone(referred, refused))).toEqual(['amber 2026-06-01 red 2026-11-02']);
  });
});

describe('D04 section 20 drift', () => {
  const accommodated = entered('2025-04-14', 'V2');
  const right = (on: string, sectionTwentyRight = true): NewFact => happened('ReviewHeld', on, { sectionTwentyRight });
  const consent = (on: string, by: FactOf<'SectionTwentyConsentRecorded'>['by']): NewFact =>
    happened('SectionTwentyConsentRecorded', on, { by });
  const withdrawn = (on: string, by: FactOf<'SectionTwentyConsentWithdrawn'>['by']): NewFact =>
    happened('SectionTwentyConsentWithdrawn', on, { by });

  it('is amber after four months, red after six, critical after twelve, until the status changes', () => {
    expect(drift('D04', ...accommodated)).toEqual(['amber 2025-08-15 red 2025-10-15 critical 2026-04-15']);
    const ordered = happened('LegalStatusChanged', '2025-09-01', { legalStatus: 'C1' });
    expect(drift('D04', ...accommodated, ordered)).toEqual(['amber 2025-08-15 - 2025-09-01']);
    expect(drift('D04', ...entered('2025-04-14', 'C2'))).toEqual([]);
    expect(said('D04', '2025-08-15', ...accommodated)).toBe(
      'Accommodated under section 20 since 14 April 2025, without a plan that a review of the last 183 days found right, and not before the court. ' +
        "123 days have passed; the limit is 4 months (Waymark's proposal).",
    );
  });

  it('is sound with a plan and a review of the last 183 days that found it right: both, and a plan that is one', () => {
    expect(drift('D04', ...accommodated, plan('2025-05-01', 'LTFOST18'))[0]).toMatch('amber 2025-08-15');
    expect(drift('D04', ...accommodated, right('2025-07-14'))[0]).toMatch('amber 2025-08-15');
    expect(drift('D04', ...accommodated, plan('2025-05-01', 'OTHERPLN'), right('2025-07-14'))[0]).toMatch('amber 2025-08-15');
    const sound = [...accommodated, plan('2025-05-01', 'LTFOST18'), right('2025-07-14')];
    // The 183rd day after the review is the last.
    expect(drift('D04', ...sound)).toEqual(['red 2026-01-14 critical 2026-04-15']);
    expect(drift('D04', ...sound, right('2026-01-14'))).toEqual(['critical 2026-07-17']);
    expect(drift('D04', ...sound, right('2025-11-03', false))).toEqual(['red 2025-11-03 critical 2026-04-15']);
    expect(drift('D04', ...sound, plan('2025-11-03'))).toEqual(['red 2025-11-03 critical 2026-04-15']);
  });

  it('is sound while pre-proceedings or a care application is open', () => {
    const before = happened('PreProceedingsStarted', '2025-07-01', {});
    const stepped = happened('PreProceedingsEnded', '2025-09-01', { outcome: 'STEPPED' });
    const issued = happened('CareApplicationIssued', '2025-08-01', {});
    const ended = happened('CareApplicationEnded', '2025-12-01', { how: 'WITHDRAWN' });
    expect(drift('D04', ...accommodated, before, stepped)).toEqual(['amber 2025-09-01 red 2025-10-15 critical 2026-04-15']);
    expect(drift('D04', ...accommodated, before, issued, ended)).toEqual(['red 2025-12-01 critical 2026-04-15']);
  });

  it('is critical a day after consent was withdrawn, however short and sound the stay, until consent is given anew', () => {
    const sound = [...accommodated, plan('2025-05-01', 'LTFOST18'), right('2025-05-02'), withdrawn('2025-05-10', 'PARENT')];
    expect(drift('D04', ...sound)[0]).toMatch('critical 2025-05-11');
    expect(drift('D04', ...sound, consent('2025-05-11', 'PARENT'))[0]).toMatch('red 2025-11-02');
    expect(drift('D04', ...sound, consent('2025-05-12', 'PARENT'))[0]).toBe('critical 2025-05-11 - 2025-05-12');
    const ordered = happened('LegalStatusChanged', '2025-05-13', { legalStatus: 'L2' });
    expect(drift('D04', ...sound, ordered)).toEqual(['critical 2025-05-11 - 2025-05-13']);
    expect(drift('D04', ...sound, ceased('2025-05-14'))).toEqual(['critical 2025-05-11 - 2025-05-14']);
    expect(said('D04', '2025-05-12', ...sound)).toBe(
      'Consent to section 20 was withdrawn on 10 May 2025 and neither a new consent nor another legal status is recorded.',
    );
  });

  it('is one step lower from 16 where the young person agreed, and then no parent can withdraw', () => {
    const agreed = [...accommodated, bornOn('2009-09-01'), consent('2025-04-14', 'CHILD')];
    expect(drift('D04', ...agreed)).toEqual(['amber 2025-08-15 info 2025-09-01 amber 2025-10-15 red 2026-04-15 - 2027-09-01']);
    expect(drift('D04', ...agreed, withdrawn('2025-09-10', 'PARENT'))).toEqual([
      'amber 2025-08-15 info 2025-09-01 amber 2025-10-15 red 2026-04-15 - 2027-09-01',
    ]);
    expect(drift('D04', ...agreed, withdrawn('2025-09-10', 'CHILD'))).toEqual([
      'amber 2025-08-15 info 2025-09-01 red 2025-09-11 - 2027-09-01',
    ]);
    expect(drift('D04', ...agreed, withdrawn('2025-08-31', 'PARENT'))[0]).toMatch('amber 2025-08-15 red 2025-09-01');
    expect(drift('D04', ...accommodated, bornOn('2009-09-01'), consent('2025-04-14', 'PARENT'))).toEqual([
      'amber 2025-08-15 red 2025-10-15 critical 2026-04-15 - 2027-09-01',
    ]);
  });

  it('leaves out an unaccompanied child, as nobody is there to consent', () => {
    expect(drift('D04', ...accommodated, ...alone())).toEqual([]);
    expect(drift('D04', ...accommodated, ...alone(withdrawn('2025-05-10', 'CHILD')))).toEqual([]);
  });
});

describe('D05 care proceedings overrun', () => {
  const issued = [...entered('2025-04-14'), happened('CareApplicationIssued', '2025-04-14', {})];
  const extended = (on: string, newDate: string): NewFact => happened('TimetableExtended', on, { newDate });

  it('is red after 26 weeks beginning with the day of issue, critical after 52', () => {
    expect(drift('D05', ...issued)).toEqual(['red 2025-10-13 critical 2026-04-13']);
    expect(said('D05', '2025-10-13', ...issued)).toBe(
      'Care proceedings were issued on 14 April 2025 and no final order is recorded. The date the court authorised has passed. ' +
        '182 days have passed; the limit is 181 (26 weeks, Children Act 1989, section 32).',
    );
  });

  it('is amber within an extension, from the day it was given', () => {
    expect(drift('D05', ...issued, extended('2025-09-01', '2025-12-07'))).toEqual(['amber 2025-10-13 red 2025-12-08 critical 2026-04-13']);
    expect(drift('D05', ...issued, extended('2025-11-03', '2025-12-07'))).toEqual([
      'red 2025-10-13 amber 2025-11-03 red 2025-12-08 critical 2026-04-13',
    ]);
    expect(drift('D05', ...issued, extended('2026-03-02', '2026-05-31'))).toEqual(['red 2025-10-13 amber 2026-03-02 critical 2026-04-13']);
    expect(said('D05', '2025-10-13', ...issued, extended('2025-09-01', '2025-12-07'))).toMatch('The court has extended the timetable.');
  });

  it.each<[string, NewFact]>([
    ['the final order', happened('FinalOrderMade', '2025-11-03', { order: 'CO' })],
    ['a withdrawal', happened('CareApplicationEnded', '2025-11-03', { how: 'WITHDRAWN' })],
    ['the end of care', ceased('2025-11-03')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D05', ...issued, fact)).toEqual(['red 2025-10-13 - 2025-11-03']);
  });

  it('begins anew with a new application, and counts from an issue before care began', () => {
    const again = happened('CareApplicationIssued', '2025-11-03', {});
    expect(drift('D05', ...issued, again)).toEqual(['red 2025-10-13 - 2025-11-03', 'red 2026-05-04 critical 2026-11-02']);
    const before = [happened('CareApplicationIssued', '2025-04-14', {}), ...entered('2025-11-03')];
    expect(drift('D05', ...before)).toEqual(['red 2025-11-03 critical 2026-04-13']);
  });
});

describe('D10 long-term plan without a match', () => {
  const planned = [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')];
  const confirmed = (on: string): NewFact => happened('LongTermMatchConfirmed', on, { childAgrees: true });

  it('counts from the day the plan was set', () => {
    expect(drift('D10', ...planned)).toEqual(['amber 2025-08-01 red 2025-11-01 critical 2026-05-02']);
    expect(drift('D10', ...entered('2025-04-14'), plan('2025-05-01', 'LTRELFR'))).toEqual(drift('D10', ...planned));
    expect(drift('D10', ...entered('2025-04-14'), plan('2025-05-01', 'RESPLMT'))).toEqual([]);
    expect(said('D10', '2025-11-01', ...planned)).toBe(
      "The plan has been a long-term home since 1 May 2025 and no match is confirmed. 184 days have passed; the limit is 91 (Waymark's proposal).",
    );
  });

  it.each<[string, NewFact]>([
    ['a match', confirmed('2025-09-01')],
    ['a special guardianship order', happened('SpecialGuardianshipOrderMade', '2025-09-01', {})],
    ['a child arrangements order', happened('FinalOrderMade', '2025-09-01', { order: 'CAO' })],
    ['another plan', plan('2025-09-01', 'RESPLMT')],
    ['the end of care', ceased('2025-09-01')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D10', ...planned, fact)).toEqual(['amber 2025-08-01 - 2025-09-01']);
  });

  it('counts again when the match has ended with its placement', () => {
    const moved = [...planned, confirmed('2025-06-02'), placed('2025-12-01', { placement: 'K2' })];
    expect(drift('D10', ...moved)).toEqual(['amber 2026-03-03 red 2026-06-03 critical 2026-12-02']);
    expect(said('D10', '2026-03-03', ...moved)).toMatch(
      'The plan is a long-term home. The match ended with its placement on 1 December 2025 and no other is confirmed.',
    );
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    expect(drift('D10', ...planned, ...alone(referred))).toEqual([]);
  });
});

describe('D12 with consent to placement', () => {
  it('counts from the consent, which stands for the order while it is not withdrawn', () => {
    const consented = [
      ...entered('2025-04-14', 'V2'),
      plan('2025-05-01', 'ADOPTION'),
      happened('ConsentToPlacementGiven', '2025-09-09', {}),
    ];
    expect(drift('D12', ...consented)).toEqual(['amber 2026-01-09 red 2026-03-12 critical 2026-09-10']);
    expect(drift('D12', ...consented, match('2026-02-02'))).toEqual(['amber 2026-01-09 - 2026-02-02']);
    expect(drift('D12', ...consented, happened('ConsentToPlacementWithdrawn', '2026-02-02', {}))).toEqual([
      'amber 2026-01-09 - 2026-02-02',
    ]);
    expect(said('D12', '2026-01-09', ...consented)).toMatch(
      'The plan has been adoption and consent to the placement was given on 9 September 2025.',
    );
  });
});

describe('D13 adoption plan, not placed', () => {
  const decided = [...entered('2025-04-14'), happened('AdoptionDecisionMade', '2025-05-01', {})];
  const adopting = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION')];

  it('is red from the 184th day after the decision without an order', () => {
    expect(drift('D13', ...decided)).toEqual(['red 2025-11-01']);
    expect(said('D13', '2025-11-01', ...decided)).toBe(
      "The decision for adoption was made on 1 May 2025 and no placement order is recorded. 184 days have passed; the limit is 183 (Waymark's proposal).",
    );
  });

  it.each<[string, NewFact]>([
    ['the order', order('2025-12-01')],
    ['consent to the placement', happened('ConsentToPlacementGiven', '2025-12-01', {})],
    ['placing', placed('2025-12-01', { placement: 'A3' })],
    ['the reversal of the decision', happened('AdoptionDecisionReversed', '2025-12-01', { reason: 'RD1' })],
    ['the end of care', ceased('2025-12-01')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D13', ...decided, fact)).toEqual(['red 2025-11-01 - 2025-12-01']);
  });

  it('takes an order made before the decision, and counts on where consent is withdrawn', () => {
    expect(drift('D13', ...decided, order('2025-04-20'))).toEqual([]);
    const consent = [happened('ConsentToPlacementGiven', '2025-06-02', {}), happened('ConsentToPlacementWithdrawn', '2025-12-01', {})];
    expect(drift('D13', ...decided, ...consent)).toEqual(['red 2025-12-01']);
    const anew = [happened('AdoptionDecisionReversed', '2025-08-01', {}), happened('AdoptionDecisionMade', '2025-09-01', {})];
    expect(drift('D13', ...decided, ...anew)).toEqual(['red 2026-03-04']);
  });

  it('is amber on the 365th day in care, red after 426, while the plan is adoption and the child not placed', () => {
    expect(drift('D13', ...adopting)).toEqual(['amber 2026-04-14 red 2026-06-15']);
    expect(drift('D13', ...adopting, placed('2026-04-14', { placement: 'A5' }))).toEqual([]);
    expect(drift('D13', ...adopting, plan('2026-05-01', 'LTFOST18'))).toEqual(['amber 2026-04-14 - 2026-05-01']);
    const late = [...entered('2025-04-14', 'C2'), plan('2026-07-01', 'ADOPTION')];
    expect(drift('D13', ...late)).toEqual(['red 2026-07-01']);
    const failed = [placed('2026-01-12', { placement: 'A5' }), placed('2026-05-04', { placement: 'K2' })];
    expect(drift('D13', ...adopting, ...failed)).toEqual(['amber 2026-05-04 red 2026-06-15']);
    expect(said('D13', '2026-06-15', ...adopting)).toBe(
      'The plan is adoption. The child came into care on 14 April 2025 and is not placed for adoption. ' +
        '427 days have passed; the limit is 426 (Adoption scorecard A1).',
    );
  });

  it('does not count from the day on which a child was first known in care', () => {
    const known = [happened('KnownInCare', '2025-04-14', { legalStatus: 'C2' }), plan('2025-05-01', 'ADOPTION')];
    expect(drift('D13', ...known)).toEqual([]);
  });
});

describe('D14 placement order, plan no longer adoption', () => {
  const ordered = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), order('2025-09-09')];
  const away = [...ordered, plan('2025-10-01', 'LTFOST18')];

  it('counts from the later of the order and the change of plan or the reversal', () => {
    expect(drift('D14', ...ordered)).toEqual([]);
    expect(drift('D14', ...away)).toEqual(['amber 2025-10-30 red 2026-01-01']);
    expect(drift('D14', ...ordered, plan('2025-10-01'))).toEqual(['amber 2025-10-30 red 2026-01-01']);
    const reversed = happened('AdoptionDecisionReversed', '2025-10-01', { reason: 'RD3' });
    expect(drift('D14', ...ordered, reversed)).toEqual(['amber 2025-10-30 red 2026-01-01']);
    // What came second does not count again.
    expect(drift('D14', ...ordered, reversed, plan('2025-11-01', 'LTFOST18'))).toEqual(['amber 2025-10-30 red 2026-01-01']);
    const before = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), plan('2025-06-02', 'LTFOST18'), order('2025-09-09')];
    expect(drift('D14', ...before)).toEqual(['amber 2025-10-08 red 2025-12-10']);
    // A plan that never was adoption is no longer nothing.
    expect(drift('D14', ...entered('2025-04-14', 'C2'), plan('2025-05-01', 'LTFOST18'), order('2025-09-09'))).toEqual([]);
    expect(said('D14', '2026-01-01', ...away)).toBe(
      'The plan is no longer adoption and the placement order is still in force, since 1 October 2025. ' +
        "92 days have passed; the limit is 28 (Waymark's proposal).",
    );
  });

  it('stays amber once revocation is applied for', () => {
    expect(drift('D14', ...away, happened('RevocationApplied', '2025-12-01', {}))).toEqual(['amber 2025-10-30']);
    expect(drift('D14', ...away, happened('RevocationApplied', '2026-02-02', {}))).toEqual([
      'amber 2025-10-30 red 2026-01-01 amber 2026-02-02',
    ]);
  });

  it.each<[string, NewFact]>([
    ['the revocation', happened('PlacementOrderRevoked', '2025-12-01', {})],
    ['adoption as the plan again', plan('2025-12-01', 'ADOPTION')],
    ['the end of care', ceased('2025-12-01')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D14', ...away, fact)).toEqual(['amber 2025-10-30 - 2025-12-01']);
  });
});

describe('D15 special guardianship stalled', () => {
  const kin = [...entered('2025-04-14'), plan('2025-04-20', 'LTRELFR')];
  const started = happened('SpecialGuardianshipAssessmentStarted', '2025-05-01', {});
  const filed = (on: string): NewFact => happened('SpecialGuardianshipAssessmentFiled', on, {});
  const notice = happened('SpecialGuardianshipNoticeReceived', '2025-05-31', {});
  const applied = (on: string): NewFact => happened('SpecialGuardianshipApplicationMade', on, {});
  const listed = (on: string): NewFact => happened('SpecialGuardianshipListed', on, {});

  it('asks for the assessment within 84 days, red after twice as many', () => {
    expect(drift('D15', ...kin, started)).toEqual(['amber 2025-07-25 red 2025-10-17']);
    expect(drift('D15', ...kin, started, filed('2025-08-01'), listed('2025-08-15'))).toEqual(['amber 2025-07-25 - 2025-08-01']);
    expect(said('D15', '2025-07-25', ...kin, started)).toBe(
      "Special guardianship assessment started on 1 May 2025 and it is not filed. 85 days have passed; the limit is 84 (Waymark's proposal).",
    );
  });

  it('asks for the application within 28 days of the end of three months of notice', () => {
    expect(drift('D15', ...kin, notice)).toEqual(['amber 2025-09-29 red 2025-10-27']);
    expect(drift('D15', ...kin, notice, applied('2025-10-01'))).toEqual(['amber 2025-09-29 - 2025-10-01']);
    expect(drift('D15', ...kin, notice, applied('2025-07-01'))).toEqual([]);
    expect(said('D15', '2025-09-29', ...kin, notice)).toMatch(
      "Three months' notice ended on 31 August 2025 and no application is recorded.",
    );
  });

  it('asks for a listing within 56 days of filing, unless the court listed the case before', () => {
    expect(drift('D15', ...kin, started, filed('2025-06-02'))).toEqual(['amber 2025-07-29 red 2025-09-23']);
    expect(drift('D15', ...kin, started, filed('2025-06-02'), listed('2025-08-01'))).toEqual(['amber 2025-07-29 - 2025-08-01']);
    expect(drift('D15', ...kin, started, listed('2025-05-20'), filed('2025-06-02'))).toEqual([]);
    expect(said('D15', '2025-07-29', ...kin, started, filed('2025-06-02'))).toMatch(
      'filed on 2 June 2025 and no court listing is recorded.',
    );
  });

  it('asks only under a plan for relatives or friends, and ends with the order', () => {
    expect(drift('D15', ...entered('2025-04-14'), plan('2025-04-20', 'LTFOST18'), started)).toEqual([]);
    expect(drift('D15', ...kin, started, plan('2025-08-01', 'LTFOST18'))).toEqual(['amber 2025-07-25 - 2025-08-01']);
    const ordered = happened('SpecialGuardianshipOrderMade', '2025-08-01', {});
    expect(drift('D15', ...kin, started, ordered)).toEqual(['amber 2025-07-25 - 2025-08-01']);
  });
});

describe('D16 return home overdue', () => {
  it.each<[FactOf<'PermanencePlanSet'>['plan'], string]>([
    ['RETURN1M', 'amber 2025-06-02 red 2025-08-30'],
    ['RETURN6M', 'amber 2025-11-02 red 2026-01-30'],
    ['RETURNEV', 'amber 2026-05-02 red 2026-07-30'],
  ])('counts %s from the horizon it gives itself', (code, shows) => {
    expect(drift('D16', ...entered('2025-04-14'), plan('2025-05-01', code))).toEqual([shows]);
  });

  const planned = [...entered('2025-04-14'), plan('2025-05-01', 'RETURN1M')];
  it.each<[string, NewFact]>([
    ['a placement with parents', atHome('2025-07-01')],
    ['another plan', plan('2025-07-01', 'RETURN6M')],
    ['the end of care', ceased('2025-07-01')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D16', ...planned, fact)[0]).toBe('amber 2025-06-02 - 2025-07-01');
  });

  it('takes the same plan set again for no revision, and goes on when the child is back', () => {
    expect(drift('D16', ...planned, plan('2025-05-20', 'RETURN1M'))).toEqual(['amber 2025-06-02 red 2025-08-30']);
    expect(drift('D16', ...planned, atHome('2025-05-20'), placed('2025-07-01', { placement: 'K2' }))).toEqual([
      'amber 2025-07-01 red 2025-08-30',
    ]);
    expect(said('D16', '2025-06-02', ...planned)).toBe(
      'The plan set on 1 May 2025 was to return home by 1 June 2025. The child is not at home and the plan has not changed. 1 day has passed since.',
    );
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    expect(drift('D16', ...planned, ...alone(referred))).toEqual([]);
  });
});

describe('waits that own the child', () => {
  const d03 = (settings: { setting: string; value: number }[], ...facts: NewFact[]): string | undefined => {
    const own = settingsOf(settings.map(one => ({ ...one, from: '2020-01-01' })));
    return tell(caseOf(entriesOf(...entered('2025-04-14'), ...facts), { settings: own }))
      .signals.filter(({ rule }) => rule === 'D03')
      .map(since)[0];
  };

  it.each<[string, string, NewFact, string]>([
    ['D10', 'D10.red', plan('2025-04-14', 'LTFOST18'), '2025-08-23'],
    ['D13', 'D13.redAfterDecision', happened('AdoptionDecisionMade', '2025-04-14', {}), '2025-08-23'],
    ['D15', 'D15.assessmentRed', happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {}), '2025-08-23'],
    ['D05', 'D05.red', happened('CareApplicationIssued', '2025-04-14', {}), '2025-08-23'],
  ])('%s: until it is red by the limit of the authority', (_rule, setting, fact, from) => {
    expect(d03([{ setting, value: 130 }], fact)).toBe(from);
  });

  it('own nothing once proceedings are critical, extension or not', () => {
    const issued = happened('CareApplicationIssued', '2025-04-14', {});
    expect(d03([], issued, happened('TimetableExtended', '2025-09-01', { newDate: '2026-06-30' }))).toBe('2026-04-13');
  });
});

describe('permanence achieved', () => {
  it('is so at 16 with a pathway plan, once the placement is six months old', () => {
    const pathway = happened('PathwayPlanPrepared', '2025-07-01', {});
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-10-14']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-12-01'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-12-01']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'))).toEqual([
      'amber 2025-07-14 red 2025-10-12 critical 2026-04-15 - 2027-06-10',
    ]);
  });
});

describe('what clears a signal', () => {
  const adopting = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION')];
  const stories: [DriftRuleId, NewFact[], NewFact['type'][]][] = [
    ['D02', [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')], ['PermanencePlanEndorsed', 'PermanencePlanSet']],
    [
      'D04',
      entered('2025-04-14', 'V2'),
      ['PreProceedingsStarted', 'CareApplicationIssued', 'InterimOrderMade', 'PlacementOrderMade', 'PlacementOrderRevoked'],
    ],
    [
      'D05',
      [...entered('2025-04-14'), happened('CareApplicationIssued', '2025-04-14', {})],
      ['FinalOrderMade', 'CareApplicationEnded', 'CareApplicationIssued'],
    ],
    [
      'D10',
      [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')],
      ['LongTermMatchConfirmed', 'SpecialGuardianshipOrderMade', 'AdoptionOrderMade', 'PermanencePlanSet'],
    ],
    ['D13', adopting, ['PlacedForAdoption', 'AdoptionOrderMade', 'PermanencePlanSet']],
    [
      'D14',
      [...adopting, order('2025-06-02'), plan('2025-07-01')],
      ['PlacementOrderRevoked', 'AdoptionOrderMade', 'SpecialGuardianshipOrderMade', 'PermanencePlanSet', 'InterimOrderMade'],
    ],
    [
      'D15',
      [...entered('2025-04-14'), plan('2025-04-20', 'LTRELFR'), happened('SpecialGuardianshipAssessmentStarted', '2025-05-01', {})],
      ['SpecialGuardianshipAssessmentFiled', 'SpecialGuardianshipOrderMade', 'AdoptionOrderMade', 'PermanencePlanSet'],
    ],
    ['D16', [...entered('2025-04-14'), plan('2025-05-01', 'RETURN1M')], ['PlacementStarted', 'PermanencePlanSet']],
  ];

  it.each(stories)('%s: of the facts that are tried', (id, facts, clear) => {
    const on = '2026-11-25';
    const open = (...more: NewFact[]): boolean => signalsOf(id, ...facts, ...more).some(signal => severityOn(signal, on));
    expect(open()).toBe(true);
    const cleared = remediesOf(id, on, caseOf(entriesOf(...facts)).story).filter(fact => !open(fact));
    expect(new Set(cleared.map(({ type }) => type))).toEqual(new Set([...clear, 'CeasedToBeLookedAfter']));
  });
});

describe('the headline "children drifting"', () => {
  const seen = (on: string, ...facts: NewFact[]): Waiting | undefined => {
    const about = caseOf(entriesOf(...facts));
    return waitingOn(about, tell(about).signals, on);
  };

  it('counts a child in care who waits, and whether the plan drifts at red or critical', () => {
    expect(seen('2025-10-11', ...entered('2025-04-14'))).toEqual({ drifting: false, unaccompanied: false });
    expect(seen('2025-10-12', ...entered('2025-04-14'))).toEqual({ drifting: true, unaccompanied: false });
    // Late reviews and visits raise their own signals.
    const sound = [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')];
    expect(signalsOf('D06', ...sound).map(since)[0]! < '2025-10-31').toBe(true);
    expect(seen('2025-10-31', ...sound)).toEqual({ drifting: false, unaccompanied: false });
  });

  it('leaves out children who are not in care, in short breaks, 18, or have a permanent home', () => {
    const matched = happened('LongTermMatchConfirmed', '2025-06-02', {});
    expect(seen('2025-10-14', ...entered('2025-04-14', 'V4'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), ceased('2025-10-14'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), bornOn('2007-10-14'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), matched)).toBeUndefined();
  });

  it('is a number with its denominator, and those who came to the country alone', () => {
    const waiting = [
      seen('2025-10-14', ...entered('2025-04-14')),
      seen('2025-10-14', ...entered('2025-09-01')),
      seen('2025-10-14', ...entered('2025-04-14'), ...alone()),
    ];
    expect(headline(waiting.filter(one => one !== undefined))).toEqual({
      drifting: { children: 2, unaccompanied: 1 },
      of: { children: 3, unaccompanied: 1 },
    });
  });
});

describe('the last step towards a permanent home', () => {
  it('is that of the day asked, in the period of care of that day', () => {
    const about = caseOf(
      entriesOf(...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('MatchingRequested', '2025-06-02', {})),
    );
    expect(['2025-04-30', '2025-05-01', '2025-06-02', '2025-04-13'].map(day => lastStepOn(about, day)?.says)).toEqual([
      undefined,
      'Permanence plan set',
      'Long-term match requested',
      undefined,
    ]);
  });
});

describe('the transfer window', () => {
  it('ends with an open referral, also where the end of care ended that', () => {
    const facts = alone(referred, ...entered('2025-04-14', 'V2'), ceased('2025-04-22'), ...entered('2025-04-24', 'C1'));
    expect(drift('D16', ...facts, plan('2025-04-24', 'RETURN1M'))).toEqual(['amber 2025-05-25 red 2025-08-22']);
    const issued = happened('CareApplicationIssued', '2024-10-01', {});
    expect(drift('D05', issued, ...facts)).toEqual(['red 2025-04-24 critical 2025-09-30']);
  });
});

describe('the limits of a rule in words', () => {
  it('says what they count', () => {
    const inWords = (id: string): string[] => limitsInWords(driftRules.find(rule => rule.id === id)!);
    expect(inWords('D12')).toEqual(['amber: 121 days', 'red: 183 days', 'critical: 365 days']);
    expect(inWords('D02')).toEqual([
      'amber: 12 months',
      'red: 18 months',
      'changes: 3 times',
      'carried over amber: 2 times',
      'carried over red: 3 times',
    ]);
    expect(inWords('D06')).toEqual(['amber: 10 working days', 'critical: 20 working days']);
    expect(inWords('D16')[2]).toBe('one month plan: 1 month');
  });
});

describe('what no return holds', () => {
  it('shows none of these signals for a child of returns only, whatever the statuses and the reviews', () => {
    const rules = new Set(['D02', 'D04', 'D05', 'D10', 'D13', 'D14', 'D15', 'D16']);
    const facts = [
      ...entered('2020-05-04', 'V2'),
      ...['2020-05-20', '2020-08-20', '2021-02-01', '2022-02-01'].map(reviewed),
      happened('AdoptionDecisionMade', '2020-09-01', {}),
      happened('LegalStatusChanged', '2021-06-01', { legalStatus: 'E1' }),
      happened('AdoptionDecisionReversed', '2022-01-10', { reason: 'RD1' }),
    ];
    const returns = [2021, 2022, 2023].map(returned);
    const signals = (entries: ReturnType<typeof entriesOf>): string[] => [
      ...new Set(tell(caseOf(entries)).signals.flatMap(({ rule }) => (rules.has(rule) ? [rule] : []))),
    ];
    expect(signals(imported(entriesOf(...facts, ...returns)))).toEqual([]);
    // The same by hand shows what there would be to see.
    expect(signals(entriesOf(...facts))).toEqual(['D04', 'D13', 'D14']);
  });
});
