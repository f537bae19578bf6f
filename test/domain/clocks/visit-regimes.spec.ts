import { obligationOn, type NewFact } from '@waymark/domain';
import { status } from '../../support/facts';
import { beforeAssessment, connected, home, longTermMatched } from '../../support/homes';
import { dutiesOf, entered, happened, idOf, placed, reviewed, tellOf, visited } from '../../support/story';

describe('visits under a closer regime', () => {
  /** What each duty to visit is, in the order in which they start. */
  const visitsOf = (...facts: NewFact[]): string[] =>
    tellOf(...facts)
      .obligations.filter(({ rule }) => rule.startsWith('VS-'))
      .map(({ rule, anchorOn, startsOn, dueOn, metOn, voidedOn }) => {
        const end = metOn ? ` met ${metOn}` : voidedOn ? ` closed ${voidedOn}` : '';
        return `${rule} ${anchorOn}${startsOn > anchorOn ? ` from ${startsOn}` : ''} due ${dueOn}${end}`;
      });
  const visit = visited('2025-04-17');

  it('begin with it: a week from that day at most, whatever was open, and loosen with the next visit', () => {
    const facts = [...home('V2', '2025-04-14'), visit, status('2025-05-01', 'C1'), status('2025-08-01', 'V2')];
    const open = ['VS-01 2025-04-14 due 2025-04-21 met 2025-04-17', 'VS-01 2025-04-17 due 2025-05-29 closed 2025-05-01'];
    expect(visitsOf(...facts)).toEqual([...open, 'VS-07 2025-04-17 from 2025-05-01 due 2025-05-08']);
    expect(dutiesOf('VS-01', ...facts)[1]).toMatchObject({ superseded: true, because: 'superseded: a shorter interval applies' });
    // The order has gone, but the interval was fixed by the visit before.
    expect(visitsOf(...facts, visited('2025-07-28'), visited('2025-08-02')).slice(2)).toEqual([
      'VS-07 2025-04-17 from 2025-05-01 due 2025-05-08 met 2025-07-28',
      'VS-07 2025-07-28 due 2025-08-04 met 2025-08-02',
      'VS-01 2025-08-02 due 2025-09-13',
    ]);
  });

  it('keep an earlier due date', () => {
    expect(visitsOf(...home('V2', '2025-04-14'), visit, status('2025-05-25', 'C2')).slice(1)).toEqual([
      'VS-01 2025-04-17 due 2025-05-29 closed 2025-05-25',
      'VS-08 2025-04-17 from 2025-05-25 due 2025-05-29',
    ]);
    const late = [...home('V2', '2025-04-14'), visit, status('2025-06-10', 'C2')];
    const [old] = dutiesOf('VS-01', ...late).slice(1);
    expect([obligationOn(old!, '2025-06-09'), obligationOn(old!, '2025-06-10')]).toEqual(['overdue', 'voided']);
    expect(obligationOn(dutiesOf('VS-08', ...late)[0]!, '2025-06-10')).toBe('overdue');
  });

  it('are entered on the day of a visit, which meets them', () => {
    expect(visitsOf(...home('V2', '2025-04-14'), visit, visited('2025-05-01'), status('2025-05-01', 'C2')).slice(1)).toEqual([
      'VS-01 2025-04-17 due 2025-05-29 closed 2025-05-01',
      'VS-08 2025-04-17 from 2025-05-01 due 2025-05-08 met 2025-05-01',
      'VS-08 2025-05-01 due 2025-06-12',
    ]);
  });

  it('go from an interim care order to a care order with a visit within a week', () => {
    const interim = [...home('C1', '2025-04-14'), reviewed('2025-04-20'), visited('2025-04-21')];
    expect(visitsOf(...interim, status('2025-04-28', 'C2')).slice(1)).toEqual([
      'VS-07 2025-04-21 due 2025-05-19 closed 2025-04-28',
      'VS-08 2025-04-21 from 2025-04-28 due 2025-05-05',
    ]);
  });

  it('count the first review from the day the regime began, not an earlier one', () => {
    const before = [...home('V2', '2025-04-14'), reviewed('2025-04-28'), status('2025-05-01', 'C1'), visited('2025-05-02')];
    expect(visitsOf(...before).at(-1)).toBe('VS-07 2025-05-02 due 2025-05-09');
    const adoption = happened('ReviewHeld', '2025-05-01', { review: 'ADOPTION' });
    expect(visitsOf(...before, adoption).at(-1)).toBe('VS-07 2025-05-02 due 2025-05-09');
    expect(visitsOf(...before, reviewed('2025-05-01')).at(-1)).toBe('VS-07 2025-05-02 due 2025-05-30');
  });

  it('take the tighter interval under the lower number where two regimes hold', () => {
    const both = [...home('C1', '2025-04-14', 'REG19'), reviewed('2025-04-20')];
    expect(visitsOf(...both, visited('2025-04-21'))).toEqual([
      'VS-05 2025-04-14 due 2025-04-21 met 2025-04-21',
      'VS-05 2025-04-21 due 2025-05-19',
    ]);
    const assessed = happened('ParentAssessmentCompleted', '2025-04-20', {});
    expect(visitsOf(...both, visited('2025-04-21'), assessed)[1]).toBe('VS-07 2025-04-21 due 2025-05-19');
  });

  it('end with the assessment of the parents, from the next visit on', () => {
    const assessed = (on: string, placement?: string): NewFact => happened('ParentAssessmentCompleted', on, { placement });
    expect(visitsOf(...beforeAssessment('2025-04-14'), visit, assessed('2025-04-18'), visited('2025-04-20')).slice(1)).toEqual([
      'VS-05 2025-04-17 due 2025-04-24 met 2025-04-20',
      'VS-08 2025-04-20 due 2025-06-01',
    ]);
    // Completed before the placement it names, it was never missing; before it, without a name, it is about something else.
    expect(visitsOf(...beforeAssessment('2025-04-14'), assessed('2025-04-10', idOf(1)))).toEqual(['VS-08 2025-04-14 due 2025-04-21']);
    expect(visitsOf(...beforeAssessment('2025-04-14'), assessed('2025-04-10'))).toEqual(['VS-05 2025-04-14 due 2025-04-21']);
  });

  it('end with the full approval of the connected person, from the next visit on', () => {
    const approved = happened('FullApprovalGranted', '2025-05-01', {});
    expect(visitsOf(...connected('2025-04-14'), visit, approved, visited('2025-05-02')).slice(1)).toEqual([
      'VS-06 2025-04-17 due 2025-04-24 met 2025-05-02',
      'VS-01 2025-05-02 due 2025-06-13',
    ]);
  });

  it('begin with a temporary approval given during the placement', () => {
    const granted = happened('TemporaryApprovalGranted', '2025-05-01', {});
    expect(visitsOf(...entered('2025-04-14'), visit, granted).slice(1)).toEqual([
      'VS-01 2025-04-17 due 2025-05-29 closed 2025-05-01',
      'VS-06 2025-04-17 from 2025-05-01 due 2025-05-08',
    ]);
  });

  it('end with the placement', () => {
    expect(visitsOf(...home('C1', '2025-04-14'), visit, placed('2025-04-20'))).toEqual([
      'VS-07 2025-04-14 due 2025-04-21 met 2025-04-17',
      'VS-07 2025-04-17 due 2025-04-24 closed 2025-04-20',
      'VS-01 2025-04-20 due 2025-04-27',
    ]);
  });

  it('go on through a new address of the same parents and a temporary stay', () => {
    const moved = [placed('2025-05-01', { placement: 'P1', sameCarer: true }), placed('2025-05-10', { placement: 'T1' })];
    moved.push(placed('2025-05-20', { placement: 'P1', provider: undefined, sameCarer: true }));
    expect(visitsOf(...home('C2', '2025-04-14'), visit, ...moved).slice(1)).toEqual(['VS-08 2025-04-17 due 2025-05-29']);
  });

  it('are known from the day of the order where the start of care is not', () => {
    const known = [happened('KnownInCare', '2025-04-14', { legalStatus: 'V2' }), placed('2025-04-14', { placement: 'P1' })];
    expect(visitsOf(...known, status('2025-05-01', 'C1'))).toEqual([
      'VS-01 2025-04-14 due undefined',
      'VS-07 2025-04-14 from 2025-05-01 due 2025-05-08',
    ]);
  });

  it('follow a corrected day of becoming looked after', () => {
    const facts = [...home('C1', '2025-04-14'), visit];
    const corrected = ['2025-04-10', '2025-04-10'].map((on, n) =>
      happened('EntryCorrected', '2025-05-01', { entry: idOf(n), changes: { on }, reason: 'typing error' }),
    );
    expect(visitsOf(...facts, ...corrected)).toEqual(['VS-07 2025-04-10 due 2025-04-17 met 2025-04-17', 'VS-07 2025-04-17 due 2025-04-24']);
  });
});

describe('visits in an agreed long-term placement', () => {
  it('start after its first year, where the child agrees, from the law of 2015', () => {
    const matched = longTermMatched('2013-01-10', '2013-09-01');
    expect(dutiesOf('VS-04', ...matched, visited('2015-03-31'))).toEqual([]);
    expect(dutiesOf('VS-02', ...matched, visited('2015-03-31'))).toMatchObject([{ dueOn: '2015-06-30' }]);
    expect(dutiesOf('VS-04', ...matched, visited('2015-04-01'))).toMatchObject([{ dueOn: '2015-10-01' }]);
    expect(dutiesOf('VS-04', ...longTermMatched('2024-01-10', '2024-09-01'), visited('2025-01-10'))).toEqual([]);
    const unasked = [...longTermMatched('2024-01-10', '2024-09-01').slice(0, 2), happened('LongTermMatchConfirmed', '2024-09-01', {})];
    expect(dutiesOf('VS-04', ...unasked, visited('2025-01-11'))).toEqual([]);
  });

  it('end with the placement', () => {
    const moved = [...longTermMatched('2024-01-10', '2024-09-01'), visited('2025-01-11'), placed('2025-03-01', { placement: 'K2' })];
    expect(dutiesOf('VS-04', ...moved)).toMatchObject([{ voidedOn: '2025-03-01', because: 'placement ended' }]);
  });
});
