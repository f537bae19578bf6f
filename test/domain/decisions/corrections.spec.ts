import { given, on } from '../../support/deciding';
import { becameLookedAfter, ceased, happened, placed, reviewed } from '../../support/story';

const corrected = (n: number, changes: Record<string, unknown>, day = '2025-12-01') =>
  happened('EntryCorrected', day, { entry: given(n), changes, reason: 'typing error' });
const struckOut = (n: number, day = '2025-12-01') => happened('EntryStruckOut', day, { entry: given(n), reason: 'wrong child' });
const looked = becameLookedAfter('2025-04-14');

describe('correcting an entry', () => {
  it('takes only codes in use on the day of the fact', () => {
    const record = on(looked, placed('2025-04-14')).record;
    record(corrected(1, { placement: 'H5' })).isRefused('code-out-of-use', expect.stringContaining('Choose K3.') as string, {
      field: 'changes',
    });
    on(becameLookedAfter('2022-01-10'), placed('2022-01-10'))
      .record(corrected(1, { placement: 'H5' }))
      .records(corrected(1, { placement: 'H5' }));
    // An old entry keeps its code while other fields of it are corrected.
    on(looked, placed('2025-04-14', { placement: 'H5' }))
      .record(corrected(1, { placement: 'H5', provider: 'PR4' }))
      .records(corrected(1, { provider: 'PR4' }));
  });

  it('leaves to imports what imports write', () => {
    const { record } = on(looked, happened('IncludedInReturn', '2026-03-31', { year: 2026, run: 'r1', episodes: true, reviews: true }));
    for (const change of [struckOut(1), corrected(1, { reviews: false })])
      record(change).isRefused('only-imported', 'Only the import of a return changes this. Import the return as it should be.', {
        field: 'entry',
      });
  });

  it('keeps of the changes those that change something', () => {
    on(looked, reviewed('2025-05-01'))
      .record(corrected(1, { on: '2025-05-02', participation: 'PN1' }))
      .records(corrected(1, { on: '2025-05-02', participation: 'PN1' }));
    on(looked, placed('2025-04-14'))
      .record(corrected(1, { on: '2025-04-14', placement: 'U3' }))
      .records(corrected(1, { placement: 'U3' }));
    on(looked, reviewed('2025-05-01'))
      .record(corrected(1, { on: '2025-05-01', participation: null }))
      .recordsNothing();
    on(looked, reviewed('2025-05-01'), corrected(1, { on: '2025-05-02' }, '2025-06-01'))
      .record(corrected(1, { on: '2025-05-02' }))
      .recordsNothing();
  });
  it('checks the corrected fact as it would a new one', () => {
    const record = on(looked, reviewed('2025-05-01')).record;
    record(corrected(1, { participation: 'PN9' })).isRefused(
      'not-right',
      expect.stringMatching(/^How the child took part must be one of PN0/) as string,
    );
    record(corrected(1, { colour: 'red' })).isRefused('not-right', 'Review held has no field called colour.', { field: 'colour' });
    record(corrected(1, { on: null })).isRefused('not-right', 'Enter when it happened.', { field: 'on' });
    record(corrected(1, { on: '2026-04-01' })).isRefused('not-yet', 'This has not happened yet. Plan it.', { field: 'changes' });
  });
  it('takes no free text for what is stored plain, neither first nor in a correction', () => {
    const form = (field: string, value: string) => {
      const refused = on(happened('IdentityRecorded', '2025-04-14', { birthMonth: '2012-05' }), placed('2025-04-14')).record;
      refused(field === 'birthMonth' ? corrected(0, { birthMonth: value }) : corrected(1, { urn: value })).isRefused(
        'not-right',
        expect.stringContaining('must be in this form') as string,
        { field },
      );
    };
    form('birthMonth', '2012-05-17');
    form('urn', '12 Elm Road');
    const before = { permanence: 'P1', authority: 'born Smith', orderDate: 'when she was two' } as const;
    expect(on(looked).record(happened('PreviousPermanenceRecorded', '2025-04-14', before)).answer).toMatchObject({
      problems: [{ field: 'authority' }, { field: 'orderDate' }],
    });
  });
  it('corrects other fields of an entry whose erased fields nobody can read', () => {
    const erased = happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '[erased]', sex: 'F' });
    on(erased)
      .record(corrected(0, { sex: 'M' }))
      .records(corrected(0, { sex: 'M' }));
  });
  it('moves year and month of birth with the date of birth', () => {
    const identity = happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '2015-05-20', birthMonth: '2015-05' });
    on(identity)
      .record(corrected(0, { dateOfBirth: '2015-06-20' }))
      .records(corrected(0, { dateOfBirth: '2015-06-20', birthMonth: '2015-06' }));
    on(identity)
      .record(corrected(0, { dateOfBirth: null }))
      .records(corrected(0, { dateOfBirth: null, birthMonth: null }));
  });
  it('needs an entry that is there, is not struck out, and is no correction', () => {
    const record = on(looked, reviewed('2025-05-01'), struckOut(1, '2025-06-01')).record;
    record(corrected(9, { on: '2025-05-02' })).isRefused(
      'no-such-entry',
      'There is no entry with that number on this child. Choose one from the timeline.',
      { field: 'entry' },
    );
    record(corrected(1, { on: '2025-05-02' })).isRefused(
      'struck-out',
      'That entry was struck out on 1 June 2025. Strike out the strike-out first, which restores it.',
      { field: 'entry', entry: given(2) },
    );
    record(corrected(2, { reason: 'other' })).isRefused(
      'not-correctable',
      'A correction is not corrected itself. Strike it out, or correct the entry it was about.',
      { field: 'entry' },
    );
    on(looked, reviewed('2025-05-01'), corrected(1, { on: '2025-05-02' }, '2025-06-01'))
      .record(corrected(2, { reason: 'other' }))
      .isRefused('not-correctable', expect.any(String) as string);
  });
  it('is refused where a later entry could not stand, and names it', () => {
    on(looked, placed('2025-04-14'), ceased('2025-09-01'))
      .record(corrected(0, { on: '2025-10-01' }))
      .isRefused(
        'ceased-not-in-care',
        'Ceased to be looked after on 1 September 2025, but the child was not in care then. That began later, on 1 October 2025.',
        { entry: given(2) },
      );
  });
  it('finds one thing wrong where one is', () => {
    on(looked, reviewed('2025-05-01'))
      .record(corrected(1, { dateOfBirth: '2015-06-20' }))
      .isRefused('not-right', 'Review held has no field called dateOfBirth.', { problems: [{ field: 'dateOfBirth' }] });
  });
});

describe('striking out an entry', () => {
  it('strikes once, and restores by striking the strike-out', () => {
    const story = [looked, reviewed('2025-05-01'), struckOut(1, '2025-06-01')];
    on(...story)
      .record(struckOut(1))
      .recordsNothing();
    on(...story)
      .record(struckOut(2))
      .records(struckOut(2));
    on(looked)
      .record(struckOut(9))
      .isRefused('no-such-entry', 'There is no entry with that number on this child. Choose one from the timeline.');
  });
  it('is refused where a later entry rests on it', () => {
    on(looked, placed('2025-04-14'), ceased('2025-09-01'))
      .record(struckOut(0))
      .isRefused(
        'ceased-not-in-care',
        'Ceased to be looked after on 1 September 2025, but the child was not in care then. Record first how it began, or choose another day.',
        { entry: given(2) },
      );
  });
});
