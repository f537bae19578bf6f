import {
  dimensions,
  dutiesDue,
  groupOf,
  outcomeOf,
  outcomes,
  tally,
  type DueIn,
  type DutyDue,
  type Obligation,
  type TimelinessAsked,
} from '@waymark/domain';
import { listDutiesDue, openEntries, readAuthority, telling, timeliness, type Telling } from '@waymark/read-models';
import fc from 'fast-check';
import { outcomeOf as outcomeInSql } from '../../libs/read-models/timeliness/due-in';
import { council } from '../../apps/cli/generate/council';
import { freshReadModels } from '../support/read-models';
import { projecting } from '../support/projector';
import { record } from '../support/record';
import { becameLookedAfter, happened, placed, visited } from '../support/story';

describe('what came of a duty', () => {
  const day = fc.integer({ min: 1, max: 6 }).map(n => `2025-01-0${n}`);
  const rows = fc.record(
    {
      ...{ rule: fc.constant('RV-01'), version: fc.constant(1), anchor: fc.constant('a'), anchorOn: day, startsOn: day },
      ...{
        dueOn: day,
        metOn: day,
        voidedOn: day,
        superseded: fc.constant(true),
        frozenOn: day,
        unknownFrom: day,
        evidence: fc.constant([]),
      },
    },
    { requiredKeys: ['rule', 'version', 'anchor', 'anchorOn', 'startsOn', 'evidence'] },
  );
  const snake = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  const inColumns = (row: Obligation) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value as unknown]));

  it('is the same in SQL as in the domain, for every shape of row and every day', async () => {
    const { sql, drop } = await freshReadModels();
    const asked = fc.sample(fc.tuple(rows, day, fc.boolean()), 4000);
    const begun = asked.filter(([row, on]) => row.startsOn <= on);
    const found = await sql(
      `SELECT ${outcomeInSql('o', 'q.on', 'q.missing')} AS outcome
       FROM json_to_recordset($1) AS q (n int, "on" date, missing boolean) JOIN json_populate_recordset(null::read.obligation, $1) o USING (n) ORDER BY n`,
      [JSON.stringify(begun.map(([row, on, missing], n) => ({ ...inColumns(row), n, child: 'A1', on, missing })))],
    );
    const wrong = begun.filter(
      ([row, on, missing], n) => found[n]!.outcome !== outcomeOf(row, { from: '2025-01-01', to: '2025-01-06', on }, missing),
    );
    expect(wrong).toEqual([]);
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(outcomes));
    await drop();
  });
});

describe('timeliness over a period', () => {
  let world: Awaited<ReturnType<typeof projecting>>;
  let children: Telling[];
  const lives = [...council({ children: 60, seed: 5, today: '2026-03-31' })];

  beforeAll(async () => {
    world = await projecting();
    await record(world.sources, 'authority-main', [happened('RecordingBegan', '2021-04-01', {})]);
    for (const { child, facts } of lives) await record(world.sources, `child-${child}`, facts);
    // Missing with a visit overdue; without a name, an age or a worker.
    await world.tell('child-GONE', becameLookedAfter('2025-06-01'), placed('2025-06-01'), happened('MissingStarted', '2025-06-04', {}));
    await world.tell(
      'child-SEEN',
      happened('BecameLookedAfter', '2025-06-01', { legalStatus: 'C2', district: 'E07000106' }),
      placed('2025-06-01'),
      visited('2025-06-05'),
    );
    const { store, keyring } = world.sources;
    const authority = await readAuthority(world.sources);
    const ids = [...lives.map(({ child }) => child), 'GONE', 'SEEN'].sort();
    children = await Promise.all(
      ids.map(async id => telling(id, await openEntries(keyring, `child-${id}`, (await store.read(`child-${id}`)).entries), authority)),
    );
  });
  afterAll(() => world.end());

  const models = () => world.sources.models;
  const folded = (asked: TimelinessAsked) => {
    const sum = tally(asked);
    children.forEach(child => sum.add(child));
    return sum.told();
  };
  const periods: DueIn[] = [
    { from: '2024-04-01', to: '2025-03-31', on: '2025-03-31' },
    { from: '2025-04-01', to: '2026-03-31', on: '2025-09-30' },
    { from: '2021-04-01', to: '2021-04-30', on: '2026-03-31' },
    { from: '2025-04-01', to: '2026-03-31', on: '2026-03-31' },
  ];

  it.each(periods)('from $from to $to as at $on is what the children told one by one add up to', async asked => {
    const told = await timeliness(models(), asked);
    expect(told).toEqual(folded(asked));
    expect(told.lines.length).toBeGreaterThan(1);
  });

  it.each(dimensions)('by %s too', async by => {
    const asked = { ...periods[3]!, by };
    const told = await timeliness(models(), asked);
    expect(told).toEqual(folded(asked));
    expect(new Set(told.lines.map(({ group }) => group)).size).toBeGreaterThan(1);
  });

  it('lists the duties behind each number', async () => {
    const asked = { ...periods[3]!, rule: 'RV-03', by: 'age' as const };
    const { lines } = await timeliness(models(), asked);
    for (const { group, outcomes: counts } of lines)
      for (const outcome of outcomes) expect(await listDutiesDue(models(), { ...asked, group, outcome })).toHaveLength(counts[outcome]);
    const all = await listDutiesDue(models(), periods[3]!);
    const told = children.flatMap(({ child, ...about }) => dutiesDue(about, periods[3]!).map(duty => [child, ...says(duty)].join()));
    expect(all.map(duty => [duty.child, ...says(duty)].join()).sort()).toEqual(told.sort());
    expect(groupOf({ ...all[0]!, unaccompanied: false }, 'unaccompanied')).toBe('no');
  });

  it('counts a child who is missing on the day apart', async () => {
    const asked = { from: '2025-06-01', to: '2025-06-30', on: '2025-06-30', rule: 'VS-01', child: 'GONE' };
    expect((await timeliness(models(), asked)).lines).toMatchObject([{ due: 1, of: 1, outcomes: { 'overdue-child-missing': 1 } }]);
    const measured = (await timeliness(models(), { ...asked, child: 'SEEN' })).measures;
    expect(measured['visits-up-to-date'].all).toEqual({ count: 1, of: 1, percent: 100 });
  });
});

const says = ({
  rule,
  anchor,
  dueOn,
  metOn,
  outcome,
  because,
  waited,
  team,
  worker,
  district,
  area,
  legalStatus,
  age,
  unaccompanied,
}: DutyDue) =>
  [rule, anchor, dueOn, metOn, outcome, because, waited, team, worker, district, area, legalStatus, age, unaccompanied].map(
    value => value ?? null,
  );
