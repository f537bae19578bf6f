import { explainSignal, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import { referred, settled } from '../../support/facts';
import { bornOn, ceased, entered, happened, returned, signalsOf, tellOfReturns } from '../../support/story';

describe('D25 transfer of an unaccompanied child stalled', () => {
  it('is amber after ten working days, red after twenty, in care or not', () => {
    const [signal] = signalsOf('D25', referred('2025-06-02'));
    expect(shown([signal!])).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(explainSignal(signal!, '2025-06-17')).toBe(
      'Referred to the National Transfer Scheme on 2 June 2025, and the referral is still open. ' +
        '15 days have passed; the limit is 10 working days (protocol of the scheme).',
    );
    expect(drift('D25', ...entered('2025-04-14', 'V2'), referred('2025-06-02'))).toEqual(['amber 2025-06-17 red 2025-07-01']);
  });

  it('is amber after five working days where the child waits in a hotel', () => {
    expect(drift('D25', referred('2025-06-02', true))).toEqual(['amber 2025-06-10 red 2025-07-01']);
  });

  it.each<[string, NewFact[], string]>([
    ['the transfer', [settled('2025-07-02')], '2025-07-02'],
    ['the end of care', [ceased('2025-07-02')], '2025-07-02'],
    ['the 18th birthday', [bornOn('2007-07-02', '2025-04-14')], '2025-07-02'],
    ['death', [happened('DeathRecorded', '2025-07-02', {})], '2025-07-02'],
  ])('ends with %s', (_end, facts, until) => {
    expect(drift('D25', ...entered('2025-04-14', 'V2'), referred('2025-06-02'), ...facts)).toEqual([
      `amber 2025-06-17 red 2025-07-01 - ${until}`,
    ]);
    if (facts[0]!.type !== 'CeasedToBeLookedAfter') expect(drift('D25', referred('2025-06-02'), ...facts)).toHaveLength(1);
  });

  it('does not begin anew when it is said again while it is open', () => {
    expect(drift('D25', referred('2025-06-02'), referred('2025-06-16'))).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(drift('D25', referred('2025-06-02'), settled('2025-06-10'), referred('2025-06-16'))).toEqual([
      'amber 2025-07-01 red 2025-07-15',
    ]);
  });
});

describe('D26 leaving care without plan, home or contact', () => {
  const care = [bornOn('2008-01-31'), ...entered('2024-09-02')];
  const pathway = (on: string): NewFact => happened('PathwayPlanPrepared', on, {});
  const home = (on: string): NewFact => happened('PostEighteenAccommodationDecided', on, {});
  const touched = (on: string): NewFact => happened('KeepingInTouch', on, {});

  it('asks for the pathway plan at 17 years and 3 months, the last day of a short month included, red at 17 years and 9', () => {
    const [signal] = signalsOf('D26', ...care, home('2025-06-01'));
    expect(shown([signal!])).toEqual(['amber 2025-04-30 red 2025-10-31 - 2029-01-31']);
    expect(explainSignal(signal!, '2025-04-30')).toBe(
      'No pathway plan is recorded. The age by which there should be one was reached on 30 April 2025 (regulation 43).',
    );
    expect(drift('D26', ...care, home('2025-06-01'), pathway('2025-11-03'))[0]).toBe('amber 2025-04-30 red 2025-10-31 - 2025-11-03');
  });

  it('asks for the home after 18 at 17 years and 6 months, red at 17 years and 9', () => {
    const [signal] = signalsOf('D26', ...care, pathway('2025-03-01'), home('2025-11-10'));
    expect(shown([signal!])).toEqual(['amber 2025-07-31 red 2025-10-31 - 2025-11-10']);
    expect(explainSignal(signal!, '2025-08-01')).toMatch(/^No decision is recorded on where the young person will live after 18\./);
    // What is left is the contact of a young person of 18.
    expect(drift('D26', ...care, pathway('2025-03-01'), home('2025-07-31'))).toEqual(['amber 2026-03-29 red 2026-04-25 - 2029-01-31']);
  });

  it('asks for contact with those who have left: amber after 56 days, red at 84', () => {
    const left = [...care, pathway('2025-03-01'), home('2025-03-01'), ceased('2025-05-01', 'E11')];
    const [signal] = signalsOf('D26', ...left);
    expect(shown([signal!])).toEqual(['amber 2025-06-27 red 2025-07-24 - 2029-01-31']);
    expect(explainSignal(signal!, '2025-06-27')).toBe(
      'No contact is recorded since 1 May 2025: 57 days. It was due within 8 weeks (guidance, volume 3).',
    );
    expect(drift('D26', ...left, touched('2025-07-24'))).toEqual([
      'amber 2025-06-27 - 2025-07-24',
      'amber 2025-09-19 red 2025-10-16 - 2029-01-31',
    ]);
  });

  it('speaks of nobody who is not owed it, and ends at death', () => {
    expect(drift('D26', bornOn('2008-01-31'), ...entered('2024-09-02'), ceased('2024-10-01'))).toEqual([]);
    expect(drift('D26', ...care, happened('DeathRecorded', '2025-05-20', {}))).toEqual(['amber 2025-04-30 - 2025-05-20']);
    const told = tellOfReturns(...care, returned(2025), returned(2026));
    expect(told.signals.filter(({ rule }) => rule === 'D26')).toEqual([]);
  });
});
