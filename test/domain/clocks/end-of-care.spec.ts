import { isOpenOn, obligationOn } from '@waymark/domain';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  dutiesOf,
  entered,
  entriesOf,
  happened,
  idOf,
  placed,
  reviewed,
} from '../../support/story';

describe('the end of care', () => {
  const facts = [...entered('2025-04-14'), bornOn('2010-01-01')];

  it('voids a duty on its due date, and freezes a breach the day after', () => {
    const [onDue] = dutiesOf('RV-01', ...facts, ceased('2025-05-15'));
    expect(onDue).toMatchObject({ voidedOn: '2025-05-15', because: 'care ended' });
    expect(obligationOn(onDue!, '2025-05-15')).toBe('voided');
    const [late] = dutiesOf('RV-01', ...facts, ceased('2025-05-16'));
    expect(late).toMatchObject({ frozenOn: '2025-05-16', because: 'care ended' });
    expect([obligationOn(late!, '2026-01-01'), isOpenOn(late!, '2025-05-15'), isOpenOn(late!, '2025-05-16')]).toEqual([
      'overdue',
      true,
      false,
    ]);
  });

  it('lets a duty be met until the end of its last day, and never later', () => {
    expect(dutiesOf('RV-01', ...facts, reviewed('2025-05-15'), ceased('2025-05-15'))[0]).toMatchObject({ metOn: '2025-05-15' });
    expect(dutiesOf('RV-01', ...facts, reviewed('2025-05-17'), ceased('2025-05-16'))[0]).toMatchObject({
      metOn: undefined,
      frozenOn: '2025-05-16',
    });
  });

  it('gives what happened on a day to the care that started on it', () => {
    const rows = dutiesOf('RV-01', ...facts, ceased('2025-05-01'), becameLookedAfter('2025-05-01', 'V2'), reviewed('2025-05-01'));
    expect(rows).toMatchObject([
      { anchorOn: '2025-04-14', voidedOn: '2025-05-01' },
      { anchorOn: '2025-05-01', metOn: '2025-05-01' },
    ]);
  });

  it('starts every entry clock again in a new period of care', () => {
    const again = [...facts, reviewed('2025-05-01'), ceased('2025-06-01'), becameLookedAfter('2025-09-01'), placed('2025-09-01')];
    expect(dutiesOf('RV-01', ...again).map(({ dueOn }) => dueOn)).toEqual(['2025-05-15', '2025-09-29']);
    expect(dutiesOf('CP-01', ...again).map(({ dueOn }) => dueOn)).toEqual(['2025-04-30', '2025-09-15']);
    expect(dutiesOf('RV-02', ...again)).toMatchObject([{ voidedOn: '2025-06-01' }]);
  });

  it.each([
    ['turned 18', bornOn('2007-04-20')],
    ['the child died', ceased('2025-04-20', 'E2')],
    ['short breaks began', happened('LegalStatusChanged', '2025-04-20', { legalStatus: 'V4' })],
    ['care ended', ceased('2025-04-20')],
  ])('says that %s', (because, fact) => {
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), fact)).toMatchObject([{ voidedOn: '2025-04-20', because }]);
  });

  it('comes with the 18th birthday, whatever was recorded later', () => {
    const facts18 = [bornOn('2007-04-20'), ...entered('2025-04-14'), reviewed('2025-04-21'), ceased('2025-06-01', 'E17')];
    expect(dutiesOf('RV-01', ...facts18)).toMatchObject([
      { voidedOn: '2025-04-20', because: 'turned 18', evidence: [idOf(1), idOf(0)] }, // the date of birth, not the end that was recorded
    ]);
    expect(caseOf(entriesOf(...facts18)).journey.periods).toMatchObject([
      { until: '2025-04-20', endedBy: idOf(0), reason: 'E17', explainedBy: idOf(4) },
    ]);
  });
});
