import { settingsOf, standardTerms, termsOf, type Case, type FactOf, type NewFact, type Obligation } from '@waymark/domain';
import {
  becameLookedAfter,
  bornOn,
  ceased,
  dutiesOf,
  happened,
  idOf,
  placed,
  returned,
  tellOfReturns,
  tellUnder,
} from '../../support/story';

const entered = (on: string): NewFact[] => [becameLookedAfter(on), placed(on)];
type Kind = FactOf<'HealthAssessmentCompleted'>['assessment'];
const assessed = (on: string, assessment?: Kind): NewFact => happened('HealthAssessmentCompleted', on, { assessment });
const refused = (on: string, assessment?: Kind): NewFact => happened('HealthAssessmentRefused', on, { assessment });
const under = (over: Partial<Case>, rule: string, ...facts: NewFact[]): Obligation[] =>
  tellUnder(over, ...facts).obligations.filter(row => row.rule === rule);

describe('health assessments', () => {
  const five = bornOn('2015-06-10');

  it('made in the three months before coming into care count for it', () => {
    const facts = (on: string): NewFact[] => [five, assessed(on), ...entered('2025-04-14')];
    expect(dutiesOf('HL-01', ...facts('2025-01-14'))).toMatchObject([{ metOn: '2025-01-14' }]);
    expect(dutiesOf('HL-03', ...facts('2025-01-14'))).toMatchObject([
      { anchorOn: '2025-01-14', startsOn: '2025-04-14', dueOn: '2026-01-14' },
    ]);
    expect(dutiesOf('HL-01', ...facts('2025-01-13'))).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('HL-03', ...facts('2025-01-13'))).toEqual([]);
  });

  it('that are reviews do not meet the first, and the chain goes on from them', () => {
    const facts = [five, ...entered('2025-04-14'), assessed('2025-04-28', 'REVIEW')];
    expect(dutiesOf('HL-01', ...facts)).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('HL-03', ...facts)).toMatchObject([{ dueOn: '2026-04-28' }]);
  });

  it('that the child refuses in time are void, and the next is due an interval after', () => {
    const facts = [five, ...entered('2025-04-14')];
    expect(dutiesOf('HL-01', ...facts, refused('2025-05-15'))).toMatchObject([{ voidedOn: '2025-05-15', because: 'refused' }]);
    expect(dutiesOf('HL-03', ...facts, refused('2025-05-15'))).toMatchObject([{ anchorOn: '2025-05-15', dueOn: '2026-05-15' }]);
    expect(dutiesOf('HL-01', ...facts, refused('2025-05-16'))).toMatchObject([{ voidedOn: undefined, metOn: undefined }]);
    expect(dutiesOf('HL-03', ...facts, refused('2025-05-16'))).toEqual([]);
    expect(dutiesOf('HL-01', ...facts, refused('2025-05-01', 'REVIEW'))).toMatchObject([{ voidedOn: undefined }]);
    expect(dutiesOf('HL-03', ...facts, assessed('2025-05-01'), refused('2026-05-01'), assessed('2026-06-01'))).toMatchObject([
      { dueOn: '2026-05-01', voidedOn: '2026-05-01' },
      { anchorOn: '2026-05-01', dueOn: '2027-05-01', metOn: '2026-06-01' },
      { anchorOn: '2026-06-01' },
    ]);
  });

  it('are every six months until that would be after the fifth birthday, then yearly', () => {
    const facts = [bornOn('2021-04-01'), ...entered('2025-01-06'), assessed('2025-01-20'), assessed('2025-07-15')];
    expect(dutiesOf('HL-02', ...facts).map(({ dueOn }) => dueOn)).toEqual(['2025-07-20', '2026-01-15']);
    const third = [...facts, assessed('2026-01-10')];
    expect([dutiesOf('HL-02', ...third).length, dutiesOf('HL-03', ...third)[0]!.dueOn]).toEqual([2, '2027-01-10']);
    expect(dutiesOf('HL-03', ...entered('2025-01-06'), assessed('2025-01-20'))).toMatchObject([{ dueOn: '2026-01-20' }]);
  });

  it('begin again in a new period of care, and go on from the first on record where nobody knows the start', () => {
    const again = [five, ...entered('2025-01-06'), assessed('2025-01-20'), ceased('2025-02-03'), ...entered('2025-06-02')];
    expect(dutiesOf('HL-01', ...again)).toMatchObject([{ metOn: '2025-01-20' }, { dueOn: '2025-06-30', metOn: undefined }]);
    expect(dutiesOf('HL-03', ...again)).toMatchObject([{ voidedOn: '2025-02-03', because: 'care ended' }]);
    const known = [five, happened('KnownInCare', '2025-04-14', { legalStatus: 'C2' }), assessed('2025-06-02', 'REVIEW')];
    expect(dutiesOf('HL-01', ...known)).toMatchObject([{ dueOn: undefined }]);
    expect(dutiesOf('HL-03', ...known)).toMatchObject([{ dueOn: '2026-06-02' }]);
  });
});

describe('the personal education plan', () => {
  const begun = (on: string): NewFact => happened('PepInitiated', on, {});

  it('is for children of 3 to 17, from the birthday in care for one who was younger', () => {
    expect(dutiesOf('ED-01', bornOn('2022-04-15'), ...entered('2025-04-14'))).toMatchObject([{ anchorOn: '2025-04-15' }]);
    expect(dutiesOf('ED-01', bornOn('2022-04-14'), ...entered('2025-04-14'))).toMatchObject([{ anchorOn: '2025-04-14' }]);
    expect(dutiesOf('ED-01', bornOn('2022-06-01'), ...entered('2025-04-14'), ceased('2025-06-01'))).toEqual([]);
    expect(dutiesOf('ED-01', ...entered('2025-04-14'))).toEqual([]);
    expect(dutiesOf('ED-02', bornOn('2022-04-15'), ...entered('2025-04-14'))).toMatchObject([{ dueOn: '2025-05-16' }]);
  });

  it('is for the ages that the authority sets, as they were on the day of coming into care', () => {
    const settings = settingsOf([
      { setting: 'ED-01.youngest', value: 5, from: '2025-01-01' },
      { setting: 'ED-01.oldest', value: 15, from: '2025-01-01' },
    ]);
    const born = (day: string, on: string) => under({ settings }, 'ED-01', bornOn(day), ...entered(on)).map(({ anchorOn }) => anchorOn);
    expect(born('2021-01-01', '2025-04-14')).toEqual(['2026-01-01']);
    expect(born('2009-04-14', '2025-04-14')).toEqual([]);
    expect(born('2009-04-15', '2025-04-14')).toEqual(['2025-04-14']);
    expect(born('2021-01-01', '2024-04-15')).toEqual(['2024-04-15']);
  });

  it('of an earlier period of care does not count', () => {
    const facts = [bornOn('2012-01-01'), ...entered('2025-01-06'), begun('2025-01-10'), ceased('2025-02-03'), ...entered('2025-04-14')];
    expect(dutiesOf('ED-01', ...facts)).toMatchObject([{ metOn: '2025-01-10' }, { metOn: undefined }]);
  });

  it('is reviewed in every term that begins in care, and late after it has ended', () => {
    const facts = [bornOn('2012-01-01'), ...entered('2024-10-07'), happened('PepReviewed', '2025-04-10', {}), ceased('2025-09-02')];
    expect(dutiesOf('ED-03', ...facts)).toMatchObject([
      { startsOn: '2025-01-06', dueOn: '2025-04-04', metOn: '2025-04-10', anchor: idOf(1), provisional: [2025] },
      { startsOn: '2025-04-22', dueOn: '2025-07-23', metOn: undefined, frozenOn: '2025-09-02' },
    ]);
  });

  it('follows the terms that the authority sets, and is then not provisional', () => {
    const terms = termsOf([
      { term: 'SPRING', from: '2025-01-07', until: '2025-04-11' },
      { term: 'SPRING', from: '2025-01-08', until: '2025-04-10' },
    ]);
    const [row] = under({ terms }, 'ED-03', bornOn('2012-01-01'), ...entered('2024-10-07'));
    expect(row).toMatchObject({ startsOn: '2025-01-08', dueOn: '2025-04-10', provisional: undefined });
  });

  it('is told of no term that the record does not cover', () => {
    const told = tellOfReturns(bornOn('2012-01-01'), ...entered('2024-10-07'), returned(2025)).obligations;
    expect(told.filter(({ rule }) => rule === 'ED-03')).toEqual([]);
  });
});

describe('school days', () => {
  it('leave out weekends, bank holidays, half terms and holidays', () => {
    const after = (day: string, days: number): string => standardTerms.schoolDaysAfter(day, days);
    expect([after('2025-02-14', 1), after('2025-04-04', 1), after('2025-05-02', 1), after('2025-07-23', 1)]).toEqual([
      '2025-02-24',
      '2025-04-22',
      '2025-05-06',
      '2025-09-02',
    ]);
    expect([after('2009-07-31', 1), after('2028-07-21', 1), after('2028-08-25', 1)]).toEqual(['2009-08-03', '2028-07-24', '2028-08-29']);
  });

  it('go by a term of the authority, with its half term while that falls within', () => {
    const own = termsOf([{ term: 'SPRING', from: '2025-01-06', until: '2025-02-14' }]);
    expect([own.schoolDaysAfter('2025-02-14', 1), own.all.find(({ from }) => from === '2025-01-06')!.halfTerm]).toEqual([
      '2025-04-22',
      undefined,
    ]);
  });

  it('have a standard calendar of terms in order, each between the one before and the next', () => {
    const days = standardTerms.all.flatMap(({ from, halfTerm, until }) => [from, halfTerm!, until]);
    expect(days).toEqual([...days].sort());
    expect([days.length, days[0], days.at(-1)]).toEqual([18 * 9, '2010-09-02', '2028-07-21']);
  });
});
