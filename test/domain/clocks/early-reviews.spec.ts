import type { FactOf, NewFact } from '@waymark/domain';
import { adoptionReviewed } from '../../support/facts';
import { becameLookedAfter, bornOn, ceased, dutiesOf, happened, idOf, placed, reviewed, visited } from '../../support/story';

const facts = [becameLookedAfter('2025-01-06'), placed('2025-01-06'), reviewed('2025-01-27')];

const calledFor = (on: string, before?: string): NewFact => happened('ReviewCalledFor', on, { because: 'S20', before });

const adjourned = (on: string, review?: FactOf<'ReviewAdjourned'>['review']): NewFact => happened('ReviewAdjourned', on, { review });

describe('a review brought forward', () => {
  it('is due for each call and each concern, and one review meets them all', () => {
    const called = [calledFor('2025-03-03'), visited('2025-03-10', { concern: true }), visited('2025-03-12'), reviewed('2025-03-24')];
    expect(dutiesOf('RV-04', ...facts, ...called)).toMatchObject([
      { anchor: idOf(3), anchorOn: '2025-03-03', dueOn: '2025-03-31', metOn: '2025-03-24', evidence: [idOf(3), idOf(6)] },
      { anchor: idOf(4), anchorOn: '2025-03-10', dueOn: '2025-04-07', metOn: '2025-03-24' },
    ]);
    expect(dutiesOf('RV-03', ...facts, ...called)).toMatchObject([{ anchorOn: '2025-03-24' }]);
  });

  it('counts on the day of the call, and not before', () => {
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-01-27'))).toMatchObject([{ metOn: '2025-01-27' }]);
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-01-28'))).toMatchObject([{ metOn: undefined }]);
  });

  it('is no adoption review, but while the child is placed for adoption', () => {
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-03'), adoptionReviewed('2025-03-10'))).toMatchObject([{ metOn: undefined }]);
    const placing = placed('2025-02-03', { placement: 'A6' });
    expect(dutiesOf('RV-04', ...facts, placing, calledFor('2025-03-03'), adoptionReviewed('2025-03-10'))).toMatchObject([
      { metOn: '2025-03-10' },
    ]);
  });

  it('is void when care ends by its day, a breach after', () => {
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-03', '2025-03-10'), ceased('2025-03-10'))).toMatchObject([
      { dueOn: '2025-03-10', voidedOn: '2025-03-10', because: 'care ended' },
    ]);
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-03', '2025-03-10'), ceased('2025-03-11'))).toMatchObject([
      { frozenOn: '2025-03-11' },
    ]);
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-03'), bornOn('2007-03-20'))).toMatchObject([{ because: 'turned 18' }]);
  });

  it('is not asked for out of care, nor in short breaks', () => {
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-12'), ceased('2025-03-10'))).toEqual([]);
    expect(dutiesOf('RV-04', becameLookedAfter('2025-01-06', 'V4'), calledFor('2025-03-12'))).toEqual([]);
  });

  it('follows a corrected day', () => {
    const corrected = happened('EntryCorrected', '2025-04-01', { entry: idOf(3), changes: { on: '2025-03-04' }, reason: 'typing error' });
    expect(dutiesOf('RV-04', ...facts, calledFor('2025-03-03'), corrected)).toMatchObject([
      { anchorOn: '2025-03-04', dueOn: '2025-04-01' },
    ]);
  });
});

describe('an adjourned review', () => {
  it('counts on the day it is completed', () => {
    const held = [adjourned('2025-04-14'), reviewed('2025-05-15')];
    expect(dutiesOf('RV-07', ...facts, ...held)).toMatchObject([{ anchorOn: '2025-04-14', dueOn: '2025-05-15', metOn: '2025-05-15' }]);
    expect(dutiesOf('RV-02', ...facts, ...held)).toMatchObject([{ dueOn: '2025-04-27', metOn: '2025-05-15' }]);
  });

  it('may be adjourned once: a second time starts nothing anew, before it is completed', () => {
    const again = [adjourned('2025-04-14'), adjourned('2025-05-06')];
    expect(dutiesOf('RV-07', ...facts, ...again)).toMatchObject([{ dueOn: '2025-05-15', metOn: undefined }]);
    expect(dutiesOf('RV-07', ...facts, ...again, reviewed('2025-04-28'))).toMatchObject([{ metOn: '2025-04-28' }, { dueOn: '2025-06-04' }]);
  });

  it('is completed by a review of its kind', () => {
    expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14'), adoptionReviewed('2025-04-28'))).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14', 'ADOPTION'), reviewed('2025-04-28'))).toMatchObject([{ metOn: undefined }]);
    for (const kind of ['ADOPTION', 'BOTH'] as const)
      expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14', kind), adoptionReviewed('2025-04-28'))).toMatchObject([
        { metOn: '2025-04-28' },
      ]);
    const both = happened('ReviewHeld', '2025-04-28', { review: 'BOTH' });
    expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14'), both)).toMatchObject([{ metOn: '2025-04-28' }]);
  });

  it('is void when care ends by its day', () => {
    expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14'), ceased('2025-05-15'))).toMatchObject([{ voidedOn: '2025-05-15' }]);
    expect(dutiesOf('RV-07', ...facts, adjourned('2025-04-14'), ceased('2025-05-16'))).toMatchObject([{ frozenOn: '2025-05-16' }]);
  });
});

describe('a visit that was asked for', () => {
  const asked = (on: string): NewFact => happened('VisitRequested', on, { by: 'CARER' });

  it('may be made in another home, on the day or after, by a visit of either kind', () => {
    const moved = placed('2025-03-05', { placement: 'K2' });
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), moved, visited('2025-03-10'))).toMatchObject([
      { dueOn: '2025-03-10', metOn: '2025-03-10' },
    ]);
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), visited('2025-03-03'))).toMatchObject([{ metOn: '2025-03-03' }]);
    const unseen = visited('2025-03-04', { childSeen: false });
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), visited('2025-03-02'), unseen)).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), happened('AdoptionVisit', '2025-03-04', {}))).toMatchObject([
      { metOn: '2025-03-04' },
    ]);
  });

  it('is void when care ends by its day', () => {
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), ceased('2025-03-10'))).toMatchObject([{ voidedOn: '2025-03-10' }]);
    expect(dutiesOf('VS-10', ...facts, asked('2025-03-03'), ceased('2025-03-11'))).toMatchObject([{ frozenOn: '2025-03-11' }]);
  });
});

it('a visit after a notice about the home is void when the child has moved by its day', () => {
  const notice = happened('HomeNoticeReceived', '2025-03-03', {});
  const moved = (on: string): NewFact => placed(on, { placement: 'K2' });
  expect(dutiesOf('VS-11', ...facts, notice, moved('2025-03-10'))).toMatchObject([{ voidedOn: '2025-03-10', because: 'placement ended' }]);
  expect(dutiesOf('VS-11', ...facts, notice, moved('2025-03-11'), visited('2025-03-11'))).toMatchObject([{ frozenOn: '2025-03-11' }]);
  expect(dutiesOf('VS-11', ...facts, notice, visited('2025-03-03'))).toMatchObject([{ metOn: '2025-03-03' }]);
});
