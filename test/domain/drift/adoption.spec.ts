import { explainSignal, settingsOf, type NewFact } from '@waymark/domain';
import { drift, said, shown } from '../../support/drift';
import { match, order, plan } from '../../support/facts';
import { ceased, entered, happened, idOf, placed, signalsOf, tellUnder } from '../../support/story';

describe('D12 placement order without a match', () => {
  const ordered = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), order('2025-09-09')];

  it('counts the days from the order', () => {
    const [signal] = signalsOf('D12', ...ordered);
    expect(shown([signal!])).toEqual(['amber 2026-01-09 red 2026-03-12 critical 2026-09-10']);
    expect(explainSignal(signal!, '2026-03-31')).toBe(
      'The plan has been adoption and a placement order was made on 9 September 2025. No match is recorded. ' +
        '203 days have passed; the limit is 121 (Adoption scorecard A2).',
    );
  });

  it.each<[string, NewFact]>([
    ['a match', match('2026-02-02')],
    ['placing', placed('2026-02-02', { placement: 'A4' })],
    ['a revocation', happened('PlacementOrderRevoked', '2026-02-02', {})],
    ['another plan', plan('2026-02-02', 'LTFOST18')],
    ['a blank plan', plan('2026-02-02')],
    ['the end of care', ceased('2026-02-02')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D12', ...ordered, fact)).toEqual(['amber 2026-01-09 - 2026-02-02']);
  });

  it('asks for the plan in force, and takes a match made before the order', () => {
    expect(drift('D12', ...entered('2025-04-14', 'C2'), order('2025-09-09'))).toEqual([]);
    expect(drift('D12', ...ordered, match('2025-08-01'))).toEqual([]);
    const back = signalsOf('D12', ...ordered, plan('2026-02-02', 'LTFOST18'), plan('2026-03-02', 'ADOPTION'));
    expect(shown(back)).toEqual(['amber 2026-01-09 - 2026-02-02', 'amber 2026-03-02 red 2026-03-12 critical 2026-09-10']);
    expect(back.map(({ anchor }) => anchor)).toEqual([idOf(3), idOf(5)]);
  });

  it('counts again from the end of a placement for adoption that ended without an order', () => {
    const failed = [match('2025-10-01'), placed('2025-11-03', { placement: 'A4' }), placed('2026-01-05')];
    expect(drift('D12', ...ordered, ...failed)).toEqual(['amber 2026-05-07 red 2026-07-08 critical 2027-01-06']);
    expect(drift('D12', ...ordered, ...failed, match('2026-02-02'))).toEqual([]);
  });

  it('reads the legal status E1 as the order', () => {
    const status = happened('LegalStatusChanged', '2025-09-09', { legalStatus: 'E1' });
    expect(drift('D12', ...ordered.slice(0, -1), status)).toEqual(['amber 2026-01-09 red 2026-03-12 critical 2026-09-10']);
  });

  it('judges each day by the limit the authority had set for it', () => {
    const settings = settingsOf([{ setting: 'D12.amber', value: 150, from: '2026-01-15' }]);
    const [first, second] = tellUnder({ settings }, ...ordered).signals.filter(({ rule }) => rule === 'D12');
    expect(shown([first!, second!])).toEqual(['amber 2026-01-09 - 2026-01-15', 'amber 2026-02-07 red 2026-03-12 critical 2026-09-10']);
    expect(explainSignal(second!, '2026-02-07')).toMatch("151 days have passed; the limit is 150 (the authority's own)");
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
