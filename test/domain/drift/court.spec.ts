import type { FactOf, NewFact } from '@waymark/domain';
import { drift, said } from '../../support/drift';
import { alone, plan } from '../../support/facts';
import { bornOn, ceased, entered, happened } from '../../support/story';

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
