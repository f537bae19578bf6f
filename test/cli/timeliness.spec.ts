import { asCsv, lineColumns, lineRow } from '@waymark/application';
import type { Obligation } from '@waymark/domain';
import { dutiesAsked, firstDueFirst, isNextDue, type DueOptions } from '../../apps/cli/next-due';
import { dutyInWords, dutyRows, timelinessInWords, timelinessTold, type PeriodOptions } from '../../apps/cli/timeliness';
import { UsageError } from '../../apps/cli/exit';
import { archiveOf, openDoors, type Doors } from '../support/doors';
import { becameLookedAfter, happened, placed, reviewed, visited } from '../support/story';
import { tellingOf } from '../support/story-told';

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

describe('timeliness on the command line', () => {
  let doors: Doors;
  const options: PeriodOptions = { rule: 'RV-01', from: '2026-01-01', to: '2026-03-31' };
  const archive = () => archiveOf(doors);

  beforeAll(async () => {
    doors = await openDoors();
    const allocated = happened('SocialWorkerAllocated', '2026-01-05', { worker: 'SW-1', team: 'NORTH' });
    const lives = {
      A: [becameLookedAfter('2026-01-05', 'C2'), placed('2026-01-05'), allocated, reviewed('2026-02-02')],
      B: [becameLookedAfter('2026-01-05', 'C2'), placed('2026-01-05'), reviewed('2026-02-03')],
    };
    for (const [child, facts] of Object.entries(lives)) for (const fact of facts) await doors.record({ child, fact });
  });
  afterAll(() => doors.close());

  it('tells the figures of a rule, and the measures', async () => {
    const told = await timelinessTold(archive(), options);
    expect(timelinessInWords(told)).toEqual([
      'Due from 2026-01-01 to 2026-03-31, as at 2026-03-31',
      'RV-01  50.0% on time of 2; due 2: met-on-time 1, met-late 1; days: median 28.5, quartiles 28.25 to 28.75, longest 29',
      expect.stringMatching(/^RV-08 {2}50.0% \(1 of 2\), unaccompanied – \(0 of 0\), others 50.0% \(1 of 2\): Children with every review/),
      expect.stringMatching(/^visits-up-to-date {2}0.0% \(0 of 2\)/),
      expect.stringMatching(/^visits-on-time {2}0.0% \(0 of 2\)/),
    ]);
  });

  it('breaks them down, and gives them as a table', async () => {
    const { lines } = await timelinessTold(archive(), { ...options, by: 'team' });
    expect((await all(asCsv(lines.map(lineRow), lineColumns))).slice(1)).toEqual([
      'RV-01,NORTH,1,1,100,1,0,0,0,0,0,0,0,0,0,,28,28,28,28\n',
      'RV-01,,1,1,0,0,1,0,0,0,0,0,0,0,0,,29,29,29,29\n',
    ]);
  });

  it('lists the duties behind a number', async () => {
    const rows = async (more: PeriodOptions) => (await all(dutyRows(archive(), { ...options, ...more }))).map(dutyInWords);
    expect(await rows({ outcome: 'met-late' })).toEqual(['B  RV-01  met-late  due 2026-02-02, met 2026-02-03']);
    expect(await rows({ by: 'team', group: 'NORTH' })).toEqual(['A  RV-01  met-on-time  due 2026-02-02, met 2026-02-02']);
    expect(await rows({ by: 'team', group: '' })).toHaveLength(1);
    expect(await rows({ rule: 'RV-02' })).toEqual([]);
    const every = (await rows({ rule: undefined })).map(row => row.split('  ')[1]);
    expect(new Set(every).size).toBeGreaterThan(3);
  });

  it('asks for a period that is one', async () => {
    await expect(timelinessTold(archive(), { from: '2026-04-01', to: '2026-03-31' })).rejects.toThrow(UsageError);
    await expect(timelinessTold(archive(), { on: '2026-04-01' })).rejects.toThrow('That day has not come yet.');
    expect(await timelinessTold(archive(), {})).toMatchObject({ from: '2025-04-01', to: '2026-03-31', on: '2026-03-31' });
    const may = await timelinessTold(archive(), { to: '2026-05-01' });
    expect(may).toMatchObject({ from: '2026-04-01', to: '2026-05-01', on: '2026-03-31' });
  });
});

describe('what is next due, on the command line', () => {
  const told = tellingOf(
    'A',
    becameLookedAfter('2026-01-05', 'C2'),
    placed('2026-01-05'),
    happened('SocialWorkerAllocated', '2026-01-05', { worker: 'SW-1', team: 'NORTH' }),
    visited('2026-01-10'),
  );
  const due = (asked: DueOptions, on = '2026-01-20') => dutiesAsked(told, on, asked).map(({ rule, dueOn }) => `${rule} ${dueOn}`);

  it('is what is open and falls due by a day, or is due soon by the lead time of its rule', () => {
    // The placement plan is overdue, the care plan too; the visit is due soon from 14 February.
    expect(due({ dueBy: '2026-02-01' })).toEqual(expect.arrayContaining(['CP-01 2026-01-19', 'PP-01 2026-01-12']));
    expect(due({ dueBy: '2026-02-01' })).not.toContain('RV-01 2026-02-02');
    expect(due({ dueBy: '2026-02-02' })).toContain('RV-01 2026-02-02');
    expect(due({ soon: true })).toEqual(expect.arrayContaining(['RV-01 2026-02-02']));
    expect(due({ soon: true })).not.toContain('VS-01 2026-02-21');
    expect(due({ soon: true }, '2026-02-14')).toContain('VS-01 2026-02-21');
    expect([isNextDue({}), isNextDue({ soon: true }), isNextDue({ dueBy: '2026-02-01' })]).toEqual([false, true, true]);
  });

  it('is of one child, one worker or one team', () => {
    const none: Obligation[] = [];
    for (const other of [{ child: 'B' }, { worker: 'SW-2' }, { team: 'SOUTH' }])
      expect(dutiesAsked(told, '2026-01-20', other)).toEqual(none);
    for (const own of [{ child: 'A' }, { worker: 'SW-1' }, { team: 'NORTH' }])
      expect(dutiesAsked(told, '2026-01-20', own)).toEqual(told.obligations);
  });

  it('comes with the first due at the head', async () => {
    async function* rows() {
      for (const dueOn of ['2026-02-01', null, '2026-01-02', '2026-01-02']) yield await Promise.resolve({ dueOn });
    }
    expect((await all(firstDueFirst(rows()))).map(({ dueOn }) => dueOn)).toEqual([null, '2026-01-02', '2026-01-02', '2026-02-01']);
  });
});
