import { type FactOf, type NewFact } from '@waymark/domain';
import { becameLookedAfter, ceased, dutiesOf, happened, idOf, placed, returned, reviewed, tellOfReturns } from '../../support/story';

const entered = [becameLookedAfter('2025-01-06'), placed('2025-01-06')];
const appointed = (on: string): NewFact => happened('IroAppointed', on, { iro: 'iro-1' });
const left = (on: string): NewFact => happened('IroEnded', on, {});
const raised = (on: string, concern?: string): NewFact => happened('IroConcernRaised', on, { concern });
const resolved = (on: string, concern?: string): NewFact => happened('IroConcernResolved', on, { concern });
const circulated = (on: string, what: FactOf<'ReviewRecordCirculated'>['what'], review?: string): NewFact =>
  happened('ReviewRecordCirculated', on, { what, review });

describe('the independent reviewing officer', () => {
  it('is appointed anew in a new period of care', () => {
    const again = [...entered, appointed('2025-01-08'), ceased('2025-02-03'), becameLookedAfter('2025-04-14'), placed('2025-04-14')];
    expect(dutiesOf('IR-01', ...again)).toMatchObject([{ metOn: '2025-01-08' }, { dueOn: '2025-04-23', metOn: undefined }]);
  });

  it('is replaced once for each vacancy, however often it is said', () => {
    const facts = [
      ...entered,
      appointed('2025-01-08'),
      left('2025-02-03'),
      left('2025-02-05'),
      appointed('2025-02-06'),
      left('2025-03-03'),
    ];
    expect(dutiesOf('IR-02', ...facts)).toMatchObject([
      { anchorOn: '2025-02-03', metOn: '2025-02-06' },
      { anchorOn: '2025-03-03', dueOn: '2025-03-10', metOn: undefined },
    ]);
    expect(dutiesOf('IR-02', ...entered, left('2025-02-03'), appointed('2025-02-03'))).toMatchObject([{ metOn: '2025-02-03' }]);
  });

  it('needs no successor when care has ended', () => {
    expect(dutiesOf('IR-02', ...entered, ceased('2025-02-03'), left('2025-02-03'))).toEqual([]);
    expect(dutiesOf('IR-02', ...entered, left('2025-02-03'), ceased('2025-02-05'))).toMatchObject([{ voidedOn: '2025-02-05' }]);
  });

  it('has a concern resolved under its own number', () => {
    const facts = [...entered, raised('2025-02-03', 'a'), raised('2025-02-10', 'b'), resolved('2025-02-12', 'b'), resolved('2025-02-13')];
    expect(dutiesOf('IR-06', ...facts)).toMatchObject([
      { dueOn: '2025-03-03', metOn: undefined },
      { dueOn: '2025-03-10', metOn: '2025-02-12' },
    ]);
    expect(dutiesOf('IR-06', ...entered, raised('2025-02-03'), resolved('2025-02-13'))).toMatchObject([{ metOn: '2025-02-13' }]);
  });
});

describe('the record of a review', () => {
  it('is of the review it names, else of the last one held', () => {
    const facts = [...entered, reviewed('2025-01-20'), reviewed('2025-04-14')];
    expect(dutiesOf('IR-07a', ...facts, circulated('2025-04-16', 'DECISIONS'))).toMatchObject([
      { metOn: undefined },
      { metOn: '2025-04-16' },
    ]);
    expect(dutiesOf('IR-07a', ...facts, circulated('2025-04-16', 'DECISIONS', idOf(2)))).toMatchObject([
      { metOn: '2025-04-16' },
      { metOn: undefined },
    ]);
    expect(dutiesOf('IR-07a', ...facts, circulated('2025-04-16', 'RECORD'))[1]).toMatchObject({ metOn: undefined });
  });

  it('is not asked for after an adoption review alone, nor of a review that a return reported', () => {
    expect(dutiesOf('IR-07c', ...entered, happened('ReviewHeld', '2025-02-03', { review: 'ADOPTION' }))).toEqual([]);
    const told = tellOfReturns(...entered, reviewed('2025-01-20'), returned(2025)).obligations;
    expect(told.filter(({ rule }) => rule.startsWith('IR-07'))).toEqual([]);
    expect(told.filter(({ rule }) => rule === 'IR-01')).toMatchObject([{ unknownFrom: '2025-01-06' }]);
  });
});

it('plan signed and authority delegated before the placement count where they name it', () => {
  const signed = (on: string, placement?: string): NewFact => happened('PlacementPlanSigned', on, { placement });
  const move = placed('2025-04-14', { placement: 'K2' });
  expect(dutiesOf('PP-02', ...entered, move, signed('2025-04-10', idOf(2)))[1]).toMatchObject({ metOn: '2025-04-10' });
  expect(dutiesOf('PP-02', ...entered, move, signed('2025-04-10'))[1]).toMatchObject({ metOn: undefined });
  expect(dutiesOf('PP-03', ...entered, move, signed('2025-04-16', idOf(2)))[1]).toMatchObject({ metOn: undefined, dueOn: '2025-04-23' });
});
