import { headline, isOpenOn, waitingOn, type NewFact } from '@waymark/domain';
import { START } from '@waymark/event-store';
import {
  caseload,
  childOn,
  driftBoard,
  importsState,
  lastKnownList,
  obligations,
  openEntries,
  openParts,
  readAuthority,
  signalDetail,
  signals,
  sinceLastHere,
  streamObligations,
  streamSignals,
  telling,
} from '@waymark/read-models';
import { council } from '../../apps/cli/generate/council';
import { numberOf, planted } from '../../apps/cli/generate/planted';
import { projecting } from '../support/projector';
import { record } from '../support/record';
import { becameLookedAfter, happened, placed, visited } from '../support/story';

let world: Awaited<ReturnType<typeof projecting>>;
const invented = { children: 40, seed: 3, today: '2026-03-31' };
/** Of the stories only one whose plan drifts: the others of so few may not. */
const lives = [...council(invented), ...[...planted(invented)].filter(({ child }) => child === numberOf('D05', false))];
beforeAll(async () => {
  world = await projecting();
  await record(world.sources, 'authority-main', [happened('RecordingBegan', '2015-01-01', {})]);
  for (const { child, facts } of lives) await record(world.sources, `child-${child}`, facts);
  await world.tell('siblings-1', happened('SiblingJoined', '2020-01-01', { child: lives[0]!.child }));
});
afterAll(() => world.end());

const models = () => world.sources.models;
const days = ['2024-06-30', '2025-03-31', '2025-12-01', '2026-03-31'];
/** The same child, folded from the log. */
const told = async (child: string) => {
  const { store, keyring } = world.sources;
  const entries = await openEntries(keyring, `child-${child}`, (await store.read(`child-${child}`)).entries);
  return telling(child, entries, await readAuthority(world.sources));
};
const folded = async (child: string, day: string) => childOn(await told(child), day);
const collect = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
};
/** The day of the last visit at which the child was seen. */
const lastSeen = (facts: readonly NewFact[], day: string) =>
  facts
    .filter(({ type, data }) => type === 'VisitMade' && data.on <= day && !('childSeen' in data && data.childSeen === false))
    .map(({ data }) => data.on)
    .sort()
    .at(-1) ?? null;
const since = (state: { since: string } | null) => state?.since ?? null;

describe('lists on a day', () => {
  it.each(days)('the caseload on %s says of each child what the child’s own page says', async day => {
    const rows = await caseload(models(), { on: day });
    expect(rows.length).toBeGreaterThan(3);
    const inCare: string[] = [];
    for (const { child, facts } of lives) {
      const page = await folded(child, day);
      if (page.inCare) inCare.push(child);
      const row = rows.find(one => one.child === child);
      expect(row?.careSince ?? null).toEqual(since(page.inCare));
      if (!row) continue;
      const { legalStatus, placement, plan, worker } = page;
      expect(row.legalStatus).toEqual(legalStatus);
      expect(row.placement && { code: row.placement.code, since: row.placement.since }).toEqual(
        placement && { code: placement.code, since: placement.since },
      );
      expect(row.plan).toEqual(plan);
      expect([row.worker, row.team]).toEqual([worker?.worker ?? null, worker?.team ?? null]);
      const open = page.obligations.filter(one => isOpenOn(one, day));
      expect(row.overdue).toBe(open.filter(({ status }) => status === 'overdue').length);
      expect(row.next?.dueOn).toBe(open.map(({ dueOn }) => dueOn!).sort()[0]);
      expect(Object.values(row.signals).reduce((sum, n) => sum + n, 0)).toBe(page.signals.length);
      expect(row.flags).toBe(page.flags.length);
      expect(row.lastSeen).toBe(lastSeen(facts, day));
    }
    expect(rows.map(({ child }) => child)).toEqual(inCare.sort());
  });

  it.each(days)('obligations and signals on %s are those of the children’s own pages', async day => {
    const duties = await obligations(models(), { on: day });
    const drift = await signals(models(), { on: day });
    for (const { child } of lives) {
      const page = await folded(child, day);
      const told = page.obligations.map(({ rule, anchor, startsOn, status, dueOn = null }) => ({ rule, anchor, startsOn, status, dueOn }));
      const key = (o: { rule: string; anchor: string; startsOn: string }) => o.rule + o.anchor + o.startsOn;
      const listed = duties
        .filter(one => one.child === child)
        .map(({ rule, anchor, startsOn, status, dueOn }) => ({ rule, anchor, startsOn, status, dueOn }));
      expect(listed.sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(told.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
      const says = page.signals.map(({ rule, severity, since, says: words }) => [rule, severity, since, words].join());
      expect(
        drift
          .filter(one => one.child === child)
          .map(({ rule, severity, since, says: words }) => [rule, severity, since, words].join())
          .sort(),
      ).toEqual(says.sort());
    }
  });

  it('streams the same rows', async () => {
    const which = { on: '2026-03-31' };
    expect(await collect(streamObligations(models(), which))).toEqual(await obligations(models(), which));
    expect(await collect(streamSignals(models(), which))).toEqual(await signals(models(), which));
  });

  it('shows whose they are asked for, by the allocation of the day or of another', async () => {
    const all = await caseload(models(), { on: '2026-03-31' });
    const { worker, team } = all.find(row => row.team)!;
    const of = async (whose: object) => (await caseload(models(), { on: '2026-03-31', ...whose })).map(({ child }) => child);
    const those = (is: (row: (typeof all)[number]) => boolean) => all.filter(is).map(({ child }) => child);
    expect(await of({ worker: worker! })).toEqual(those(row => row.worker === worker));
    expect(await of({ team })).toEqual(those(row => row.team === team || row.team === null));
    expect(await of({ team: null })).toEqual(those(row => row.team === null));
    expect(await of({ unallocated: true })).toEqual(those(row => row.worker === null));
    expect(await of({ child: all[0]!.child })).toEqual([all[0]!.child]);
    expect(await of({ worker: worker!, allocatedOn: '1999-01-01' })).toEqual([]);
    const duties = await obligations(models(), { on: '2026-03-31', worker: worker! });
    expect(new Set(duties.map(row => row.worker))).toEqual(new Set([worker]));
  });

  it('narrows duties and drift', async () => {
    const on = '2026-03-31';
    const duties = await obligations(models(), { on });
    const open = await obligations(models(), { on, open: true, rule: 'RV-03' });
    expect(open).toEqual(duties.filter(row => row.open && row.rule === 'RV-03'));
    expect(open.length).toBeGreaterThan(0);
    const due = await obligations(models(), { on, dueBy: '2026-04-14' });
    expect(due).toEqual(duties.filter(row => row.open && row.dueOn! <= '2026-04-14'));
    const soon = await obligations(models(), { on, soon: true });
    expect(soon).toEqual(duties.filter(row => row.open && ['overdue', 'due-soon'].includes(row.status)));
    expect([due.length, soon.length].every(length => length > 0 && length < duties.length)).toBe(true);
    const { worker, team } = soon.find(row => row.worker)!;
    const allocatedTo = { worker: worker!, team: team! };
    expect(await obligations(models(), { on, soon: true, allocatedTo })).toEqual(
      soon.filter(row => row.worker === worker && row.team === team),
    );
    const drift = await signals(models(), { on });
    const { rule, severity } = drift[0]!;
    expect(await signals(models(), { on, rule, severity })).toEqual(drift.filter(row => row.rule === rule && row.severity === severity));
  });

  it('keeps names sealed in rows, and opens them for a reader', async () => {
    const rows = await caseload(models(), { on: '2026-03-31' });
    const lists = [rows, await signals(models(), { on: '2026-03-31' }), await obligations(models(), { on: '2026-03-31' })];
    const identity = (child: string) => {
      const { facts } = lives.find(life => life.child === child)!;
      const recorded = facts.find(({ type }) => type === 'IdentityRecorded')!.data;
      return recorded as { givenName: string; familyName: string; dateOfBirth: string };
    };
    for (const { child } of rows) expect(JSON.stringify(lists)).not.toContain(identity(child).familyName + '"');
    const parts = rows.map(({ child, givenName, familyName, dateOfBirth }) => ({
      stream: `child-${child}`,
      parts: { givenName, familyName, dateOfBirth },
    }));
    const opened = await openParts(world.sources.keyring, parts);
    expect(opened[0]).toEqual(
      (({ givenName, familyName, dateOfBirth }) => ({ givenName, familyName, dateOfBirth }))(identity(rows[0]!.child)),
    );
  });

  it('groups brothers and sisters', async () => {
    const [row] = await caseload(models(), { on: lives[0]!.facts[1]!.data.on, child: lives[0]!.child });
    expect(row?.siblings ?? null).toBe(row && row.careSince < '2020-01-01' ? null : '1');
  });
});

describe('the drift board', () => {
  it('counts the signals it shows, and the children without permanence of whom they are', async () => {
    const on = '2026-03-31';
    const { rules, rows, drifting, of } = await driftBoard(models(), { on });
    expect(rows).toEqual(await signals(models(), { on }));
    expect(rules.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length);
    expect([drifting.children, of.children].every(Boolean)).toBe(true);
  });

  it.each(days)('says on %s of all children what the rules say of each', async on => {
    const tellings = await Promise.all(lives.map(({ child }) => told(child)));
    const waiting = tellings.flatMap(one => waitingOn(one, one.signals, on) ?? []);
    const { drifting, of } = await driftBoard(models(), { on });
    expect({ drifting, of }).toEqual(headline(waiting));
    const inCare = (await caseload(models(), { on })).filter(row => !row.shortBreaks);
    expect(of.children).toBeLessThanOrEqual(inCare.length);
  });

  it('leads to the signal with the entries it rests on', async () => {
    const [row] = await signals(models(), { on: '2026-03-31' });
    const { rule, anchor } = row!;
    const detail = (await signalDetail(models(), { rule, anchor, on: '2026-03-31' }))!;
    expect(detail).toMatchObject({ child: row!.child, severity: row!.severity, since: row!.since, says: row!.says });
    const cited = new Set([...row!.facts.map(({ entry }) => entry), ...row!.spans.flatMap(({ evidence }) => evidence)]);
    cited.delete(undefined);
    expect(new Set(detail.cited.map(({ entry }) => entry))).toEqual(cited);
    expect(await signalDetail(models(), { rule, anchor: 'none', on: '2026-03-31' })).toBeUndefined();
  });
});

describe('other lists', () => {
  it('tell what others recorded since one was last here', async () => {
    const before = await world.sources.store.head();
    const child = lives[0]!.child;
    const [visit] = await world.tell(`child-${child}`, visited('2026-03-30'));
    await world.tell(`child-${child}`, happened('EntryStruckOut', '2026-03-31', { entry: visit!, reason: 'wrong child' }));
    const recorded = await sinceLastHere(models(), { on: '2026-03-31', after: before });
    expect(recorded).toMatchObject([
      { child, type: 'EntryStruckOut', about: visit, struckOut: false },
      { child, type: 'VisitMade', entry: visit, struckOut: true, actor: 'cli:ann' },
    ]);
    expect(await sinceLastHere(models(), { on: '2026-03-31', after: before, except: 'cli:ann' })).toEqual([]);
    expect(await sinceLastHere(models(), { on: '2026-03-31', after: START, limit: 3 })).toHaveLength(3);
  });

  it('tell who was last known in care, and which import is not whole', async () => {
    await world.tell('authority-main', happened('ReturnImportBegun', '2026-01-10', { run: 'run-1', years: '2023,2024' }));
    const included = { year: 2023, run: 'run-1', episodes: true, reviews: true };
    const facts = [
      happened('KnownInCare', '2022-04-01', { legalStatus: 'C2' }),
      placed('2022-04-01'),
      happened('IncludedInReturn', '2023-03-31', included),
    ];
    await world.tell('child-L1', ...facts, happened('NotInReturn', '2023-03-31', { year: 2024, run: 'run-1' }));
    await world.tell('child-L2', becameLookedAfter('2022-04-02'));
    expect(await lastKnownList(models(), { on: '2026-03-31' })).toMatchObject([
      { child: 'L1', lastKnownOn: '2023-03-31', sinceBefore: true },
    ]);
    expect(await lastKnownList(models(), { on: '2023-03-30' })).toEqual([]);
    const unfinished = async () => (await caseload(models(), { on: '2026-03-31', child: 'L1' }))[0]!.importUnfinished;
    expect(await unfinished()).toBe(true);
    expect(await importsState(models())).toMatchObject([{ run: 'run-1', years: [2023, 2024], completedOn: null, unfinished: true }]);
    const whole = { years: '2022,2023,2024', withEpisodes: '2022', withReviews: '', rows: 9, children: 1, entries: 3 };
    await world.tell('authority-main', happened('ReturnImportBegun', '2026-01-11', { run: 'run-2', years: whole.years }));
    await world.tell('authority-main', happened('ReturnImported', '2026-01-11', { run: 'run-2', ...whole }));
    expect(await unfinished()).toBe(false);
    expect(await importsState(models())).toMatchObject([
      { run: 'run-2', unfinished: false, rows: 9 },
      { run: 'run-1', unfinished: false },
    ]);
  });
});
