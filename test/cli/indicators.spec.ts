import { childrenBehind, indicatorInWords, indicatorsTold, type ChildCounted } from '../../apps/cli/indicators';
import { archiveOf, openDoors, type Doors } from '../support/doors';
import { becameLookedAfter, placed } from '../support/story';

describe('national indicators on the command line', () => {
  let doors: Doors;

  beforeAll(async () => {
    doors = await openDoors();
    const lives = {
      A: placed('2026-01-05', { distance: 31, area: 'DISTANT' }),
      B: placed('2026-01-05', { distance: 3 }),
      C: placed('2026-01-05'),
    };
    for (const [child, placement] of Object.entries(lives))
      for (const fact of [becameLookedAfter('2026-01-05', 'C2'), placement]) await doors.record({ child, fact });
  });
  afterAll(() => doors.close());

  it('stand beside their definition, and beside how many are not recorded', async () => {
    const row = (await indicatorsTold(archiveOf(doors), '2026-03-31')).find(({ id }) => id === 'distance')!;
    expect(row.all).toEqual({ numerator: 1, denominator: 2, notRecorded: 1, percent: 50 });
    expect(indicatorInWords(row)).toMatch(
      /^distance {2}Placed far from home: 50\.0% \(1 of 2, not recorded 1\); unaccompanied – .*snapshot at 31 March\n {4}Cohort: /,
    );
  });

  it('name the children behind a number', async () => {
    const behind: ChildCounted[] = [];
    for await (const child of childrenBehind(archiveOf(doors), 'distance', '2026-03-31')) behind.push(child);
    expect(behind.map(({ child, counted }) => `${child} ${counted}`).sort()).toEqual(['A yes', 'B no', 'C not-recorded']);
    for await (const child of childrenBehind(archiveOf(doors), 'distance', '2025-03-31')) throw new Error(`${child.child} was not in care`);
  });
});
