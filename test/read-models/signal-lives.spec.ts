import { addDays, clearedOn, daysBetween, deferralOn, firstHandledOn, severityOn, since, type Day, type SignalLife } from '@waymark/domain';
import {
  childOn,
  driftBoard,
  openEntries,
  readAuthority,
  rebuild,
  signalFigures,
  signals,
  telling,
  type SignalFigures,
} from '@waymark/read-models';
import { council } from '../../apps/cli/generate/council';
import { projecting } from '../support/projector';
import { record } from '../support/record';
import { happened } from '../support/story';

let world: Awaited<ReturnType<typeof projecting>>;
const today = '2026-03-31';
const lives = [...council({ children: 40, seed: 3, today })];

const told = async (child: string) => {
  const { store, keyring } = world.sources;
  const entries = await openEntries(keyring, `child-${child}`, (await store.read(`child-${child}`)).entries);
  return telling(child, entries, await readAuthority(world.sources));
};

/** Of every second alert: deferred five days after it began, and then escalated; of some the deferral is withdrawn. */
const handle = async (child: string): Promise<void> => {
  for (const [n, signal] of (await told(child)).signals.entries()) {
    const [about, on] = [{ rule: signal.rule, anchor: signal.anchor }, addDays(since(signal), 5)];
    if (n % 2 || on > today || !severityOn(signal, on)) continue;
    const deferred = happened('SignalDeferred', on, { ...about, until: addDays(on, 30), reason: 'Known.' });
    const escalated = happened('SignalEscalated', addDays(on, 3), { ...about, to: 'TM' });
    const { ids } = await record(world.sources, `child-${child}`, [deferred, escalated]);
    if (n % 4 === 0) await record(world.sources, `child-${child}`, [happened('DeferralWithdrawn', addDays(on, 10), { deferral: ids[0]! })]);
  }
};

beforeAll(async () => {
  world = await projecting();
  await record(world.sources, 'authority-main', [happened('RecordingBegan', '2015-01-01', {})]);
  for (const { child, facts } of lives) await record(world.sources, `child-${child}`, facts);
  for (const { child } of lives) await handle(child);
  await world.tell('siblings-1', happened('SiblingJoined', '2020-01-01', { child: lives[0]!.child }));
});
afterAll(() => world.end());

const models = () => world.sources.models;
const everyLife = async (): Promise<SignalLife[]> => (await Promise.all(lives.map(({ child }) => told(child)))).flatMap(one => one.lives);
const lastDeferred = async (): Promise<Day[]> => {
  const days = (await everyLife()).flatMap(life => life.deferrals.map(({ from }) => from));
  return days.sort().filter((_, i) => i % 7 === 0);
};

describe('deferred alerts in lists', () => {
  it('are what the child’s own page says of them, on any day', async () => {
    const days = await lastDeferred();
    expect(days.length).toBeGreaterThan(5);
    for (const on of days) {
      const rows = (await signals(models(), { on })).map(({ child, rule, anchor, deferredUntil }) => [child, rule, anchor, deferredUntil]);
      const own = await Promise.all(
        lives.map(async ({ child }) =>
          childOn(await told(child), on).signals.map(({ rule, anchor, deferredUntil }) => [child, rule, anchor, deferredUntil]),
        ),
      );
      expect(rows.sort()).toEqual(own.flat().sort());
      expect(rows.some(row => row[3])).toBe(true);
    }
  });

  it('can be had apart, and are counted with the others', async () => {
    const on = (await lastDeferred()).at(-1)!;
    const all = await signals(models(), { on });
    const apart = [await signals(models(), { on, deferred: true }), await signals(models(), { on, deferred: false })];
    expect(apart.map(rows => rows.length)).toEqual([
      all.filter(row => row.deferredUntil).length,
      all.filter(row => !row.deferredUntil).length,
    ]);
    const board = await driftBoard(models(), { on });
    expect(board.rows).toHaveLength(all.length);
    expect(board.rules.reduce((sum, rule) => sum + rule.deferred, 0)).toBe(apart[0]!.length);
  });

  it('are told again by a rebuild as they were', async () => {
    const rows = () => models().query<object[]>('SELECT * FROM read.signal_deferral ORDER BY child, n, i');
    const before = await rows();
    await rebuild(world.sources);
    expect(await rows()).toEqual(before);
  });
});

describe('how alerts went in a period', () => {
  const median = (days: number[]): number | null => {
    if (!days.length) return null;
    const sorted = [...days].sort((a, b) => a - b);
    const [low, high] = [Math.floor((days.length - 1) / 2), Math.ceil((days.length - 1) / 2)];
    return (sorted[low]! + sorted[high]!) / 2;
  };
  /** The same by hand, one life after another. */
  const byHand = (all: readonly SignalLife[], from: Day, to: Day): Omit<SignalFigures, 'rule'> => {
    const by = (day: Day | undefined): day is Day => day !== undefined && day <= to;
    const began = (life: SignalLife): Day => since(life.signal);
    const raised = all.filter(life => began(life) >= from && began(life) <= to);
    const cleared = all.filter(life => by(clearedOn(life)) && clearedOn(life)! >= from);
    const open = all.filter(life => severityOn(life.signal, to));
    const judged = raised.filter(life => addDays(began(life), 30) <= to);
    const handled = raised.filter(life => by(firstHandledOn(life)));
    return {
      raised: raised.length,
      cleared: cleared.length,
      medianDaysToClear: median(cleared.map(life => daysBetween(began(life), clearedOn(life)!))),
      clearedIn30: judged.filter(life => by(clearedOn(life)) && clearedOn(life)! <= addDays(began(life), 30)).length,
      of30: judged.length,
      open: open.length,
      deferred: open.filter(life => deferralOn(life, to)).length,
      medianDaysOpen: median(open.map(life => daysBetween(began(life), to))),
      handled: handled.length,
      medianDaysToFirstHandling: median(handled.map(life => daysBetween(began(life), firstHandledOn(life)!))),
    };
  };

  it.each([
    ['2025-04-01', '2026-03-31'],
    ['2024-01-01', '2024-06-30'],
    ['2026-03-31', '2026-03-31'],
  ])('from %s to %s is what the lives of the alerts say, rule by rule', async (from, to) => {
    const all = await everyLife();
    const figures = await signalFigures(models(), { from, on: to });
    expect(figures.length).toBeGreaterThan(1);
    for (const { rule, ...figure } of figures)
      expect({ rule, ...figure }).toEqual({
        rule,
        ...byHand(
          all.filter(({ signal }) => signal.rule === rule),
          from,
          to,
        ),
      });
  });

  it('is empty before there was any', async () => {
    expect(await signalFigures(models(), { from: '1990-01-01', on: '1990-12-31' })).toEqual([]);
  });
});
