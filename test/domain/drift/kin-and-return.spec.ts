import type { FactOf, NewFact } from '@waymark/domain';
import { drift, said } from '../../support/drift';
import { alone, plan, referred } from '../../support/facts';
import { atHome } from '../../support/homes';
import { ceased, entered, happened, placed } from '../../support/story';

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
    expect(drift('D10', ...planned, ...alone(referred('2025-04-20')))).toEqual([]);
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
    expect(drift('D16', ...planned, ...alone(referred('2025-04-20')))).toEqual([]);
  });
});

describe('the transfer window', () => {
  it('ends with an open referral, also where the end of care ended that', () => {
    const facts = alone(referred('2025-04-20'), ...entered('2025-04-14', 'V2'), ceased('2025-04-22'), ...entered('2025-04-24', 'C1'));
    expect(drift('D16', ...facts, plan('2025-04-24', 'RETURN1M'))).toEqual(['amber 2025-05-25 red 2025-08-22']);
    const issued = happened('CareApplicationIssued', '2024-10-01', {});
    expect(drift('D05', issued, ...facts)).toEqual(['red 2025-04-24 critical 2025-09-30']);
  });
});
