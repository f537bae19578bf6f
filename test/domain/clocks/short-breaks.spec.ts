import { obligationOn, tell, type NewFact } from '@waymark/domain';
import { becameLookedAfter, caseOf, ceased, dutiesOf, entriesOf, happened, placed, reviewed, tellOf, visited } from '../../support/story';

/** A break that is recorded for itself: the child is placed and goes home again. */
const stay = (from: string, until: string, carer?: string): NewFact[] => [
  becameLookedAfter(from, 'V3'),
  placed(from, { carer }),
  ceased(until, 'E8'),
];

const agreement = [becameLookedAfter('2025-04-14', 'V4'), placed('2025-04-14')];

const agreed = (on: string, visitEveryDays?: number): NewFact => happened('ShortBreakPlanAgreed', on, { visitEveryDays });

const rulesOf = (...facts: NewFact[]): string[] => [...new Set(tellOf(...facts).obligations.map(({ rule }) => rule))].sort();

describe('short breaks', () => {
  it('have reviews and visits of their own, and nothing else, nor any signal', () => {
    const told = tellOf(...agreement);
    expect(told.obligations.map(({ rule, dueOn }) => `${rule} ${dueOn}`)).toEqual(['SB-04 2025-07-14', 'SB-05 2025-04-21']);
    expect(told.signals).toEqual([]);
  });

  it('begin with the first placement', () => {
    expect(dutiesOf('SB-04', becameLookedAfter('2025-04-01', 'V4'))).toEqual([]);
    expect(dutiesOf('SB-04', becameLookedAfter('2025-04-01', 'V4'), placed('2025-04-14'))).toMatchObject([{ dueOn: '2025-07-14' }]);
  });

  it('take the interval of visits that was agreed, six months at most', () => {
    const next = (...facts: NewFact[]): string | undefined =>
      dutiesOf('SB-05', ...agreement, ...facts, visited('2025-04-20')).at(-1)!.dueOn;
    expect(next(agreed('2025-04-01', 90))).toBe('2025-07-19');
    expect(next(agreed('2025-04-01', 300))).toBe('2025-10-20');
    expect(next(agreed('2025-04-01', 90), agreed('2025-04-19'))).toBe('2025-07-19');
  });

  it('take a shorter interval on the day it is agreed', () => {
    expect(dutiesOf('SB-05', ...agreement, visited('2025-04-20'), agreed('2025-05-01', 60)).slice(1)).toMatchObject([
      { dueOn: '2025-10-20', voidedOn: '2025-05-01', superseded: true },
      { startsOn: '2025-05-01', dueOn: '2025-06-30' },
    ]);
  });

  it('end with the agreement, and with full care', () => {
    expect(dutiesOf('SB-04', ...agreement, ceased('2025-07-14', 'E8'))).toMatchObject([{ voidedOn: '2025-07-14', because: 'care ended' }]);
    expect(dutiesOf('SB-04', ...agreement, ceased('2025-07-15', 'E8'))).toMatchObject([{ frozenOn: '2025-07-15' }]);
    const full = happened('LegalStatusChanged', '2025-06-02', { legalStatus: 'C1' });
    expect(dutiesOf('SB-04', ...agreement, full)).toMatchObject([{ voidedOn: '2025-06-02', because: 'the full rules apply' }]);
    expect(dutiesOf('RV-01', ...agreement, full)).toMatchObject([{ anchorOn: '2025-06-02', dueOn: '2025-06-30' }]);
  });

  it('are not in the record of what a return told of them', () => {
    const told = entriesOf(...agreement).map(entry => ({ ...entry, source: 'return' }));
    const [review] = tell(caseOf(told)).obligations.filter(({ rule }) => rule === 'SB-04');
    expect(obligationOn(review!, '2026-01-01')).toBe('not-in-record');
  });
});

describe('a series of short breaks', () => {
  const two = [...stay('2025-04-12', '2025-04-14'), ...stay('2025-05-10', '2025-05-12')];

  it('counts as one placement, from the first day of the first', () => {
    expect(dutiesOf('SB-04', ...two, ...stay('2025-07-12', '2025-07-14'))).toMatchObject([
      { startsOn: '2025-04-12', dueOn: '2025-07-12', voidedOn: '2025-04-14', because: 'the short break ended' },
      { anchorOn: '2025-04-12', startsOn: '2025-05-10', dueOn: '2025-07-12', voidedOn: '2025-05-12' },
      { anchorOn: '2025-04-12', startsOn: '2025-07-12', dueOn: '2025-07-12', frozenOn: '2025-07-14', because: 'care ended' },
    ]);
  });

  it('may be reviewed between two breaks', () => {
    expect(dutiesOf('SB-04', ...two, reviewed('2025-05-01')).at(-1)).toMatchObject({ anchorOn: '2025-05-01', dueOn: '2025-11-01' });
    expect(dutiesOf('SB-04', ...two, reviewed('2025-05-10')).slice(1)).toMatchObject([{ metOn: '2025-05-10' }, { dueOn: '2025-11-10' }]);
  });

  it('is visited during a break: what fell due between two is due on the first day of the next', () => {
    expect(dutiesOf('SB-05', ...two)).toMatchObject([
      { dueOn: '2025-04-19', voidedOn: '2025-04-14' },
      { anchorOn: '2025-04-12', startsOn: '2025-05-10', dueOn: '2025-05-10', frozenOn: '2025-05-12' },
    ]);
    expect(dutiesOf('SB-05', ...two, visited('2025-05-01'))[1]).toMatchObject({ metOn: undefined });
    expect(dutiesOf('SB-05', ...two, visited('2025-05-10'))[1]).toMatchObject({ metOn: '2025-05-10' });
  });

  it('is another with another carer, and after a year', () => {
    const firsts = (...facts: NewFact[]): string[] => dutiesOf('SB-04', ...facts).map(({ anchorOn }) => anchorOn);
    const first = stay('2025-04-12', '2025-04-14', 'carer-1');
    expect(firsts(...first, ...stay('2025-05-10', '2025-05-12', 'carer-1'))).toEqual(['2025-04-12', '2025-04-12']);
    expect(firsts(...first, ...stay('2025-05-10', '2025-05-12', 'carer-2'))).toEqual(['2025-04-12', '2025-05-10']);
    expect(firsts(...first, ...stay('2026-04-14', '2026-04-16', 'carer-1'))).toEqual(['2025-04-12', '2025-04-12']);
    expect(firsts(...first, ...stay('2026-04-15', '2026-04-16', 'carer-1'))).toEqual(['2025-04-12', '2026-04-15']);
  });
});

describe('more than 17 days at once, or 75 in 12 months', () => {
  const entryClocks = ['CP-01', 'PP-01', 'RV-01', 'VS-01'];
  const starts = (rule: string, ...facts: NewFact[]): string[] => dutiesOf(rule, ...facts).map(({ startsOn }) => startsOn);

  it('bring the full rules from the day after the 17th, and every entry clock with them', () => {
    const long = [becameLookedAfter('2025-04-01', 'V3'), placed('2025-04-01')];
    for (const rule of entryClocks) expect(starts(rule, ...long)).toEqual(['2025-04-19']);
    expect(dutiesOf('RV-01', ...long)).toMatchObject([{ dueOn: '2025-05-20' }]);
    expect(dutiesOf('SB-04', ...long)).toMatchObject([
      { voidedOn: '2025-04-19', superseded: true, because: 'the full rules apply: more than 17 days at once or 75 in 12 months' },
    ]);
    expect(starts('RV-01', ...stay('2025-04-01', '2025-04-18'))).toEqual([]);
    expect(starts('RV-01', ...stay('2025-04-01', '2025-04-20'))).toEqual(['2025-04-19']);
  });

  it('end with the break', () => {
    expect(dutiesOf('RV-01', ...stay('2025-04-01', '2025-04-30'))).toMatchObject([{ voidedOn: '2025-04-30', because: 'care ended' }]);
    const next = [...stay('2025-04-01', '2025-04-30'), ...stay('2025-06-02', '2025-06-09')];
    expect(starts('RV-01', ...next)).toEqual(['2025-04-19']);
    expect(dutiesOf('SB-04', ...next).at(-1)).toMatchObject({ anchorOn: '2025-04-01', startsOn: '2025-06-02' });
  });

  it('are counted over the breaks of the 12 months before', () => {
    // Five breaks of 15 days are 75.
    const five = ['01', '02', '03', '04', '05'].flatMap(month => stay(`2025-${month}-01`, `2025-${month}-16`));
    expect(starts('RV-01', ...five)).toEqual([]);
    expect(starts('RV-01', ...five, ...stay('2025-06-10', '2025-06-20'))).toEqual(['2025-06-11']);
    // In January the first of them falls out of the twelve months, day by day.
    expect(starts('RV-01', ...five, ...stay('2026-01-10', '2026-01-20'))).toEqual([]);
  });

  it('cannot be counted where only the agreement is recorded', () => {
    expect(rulesOf(...agreement)).toEqual(['SB-04', 'SB-05']);
  });
});
