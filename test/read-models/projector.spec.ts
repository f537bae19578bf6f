import type { NewFact } from '@waymark/domain';
import { randomUUID } from 'node:crypto';
import { Projector, projectorState } from '@waymark/read-models';
import { projecting } from '../support/projector';
import { record } from '../support/record';
import { becameLookedAfter, bornOn, ceased, happened, placed, visited } from '../support/story';
import { until } from '../support/until';

let world: Awaited<ReturnType<typeof projecting>>;
beforeEach(async () => {
  world = await projecting();
});
afterEach(() => world.end());

const care = () =>
  world.sql(`SELECT child, from_on::text AS "from", until_on::text AS until FROM read.span WHERE kind = 'care' ORDER BY child, from_on`);

const parked = async () => (await projectorState(world.sources.models)).parked;

describe('projector', () => {
  it('tells what was recorded, and tells it again when it is corrected', async () => {
    const facts = [bornOn('2012-06-01'), becameLookedAfter('2025-04-14'), placed('2025-04-14'), visited('2025-04-20')];
    const [, entry] = await world.tell('child-A1', ...facts);
    expect(await care()).toEqual([{ child: 'A1', from: '2025-04-14', until: '2030-06-01' }]);
    const corrected = happened('EntryCorrected', '2025-05-01', { entry: entry!, changes: { on: '2025-04-10' }, reason: 'typing error' });
    await world.tell('child-A1', corrected, ceased('2025-09-01'));
    expect(await care()).toEqual([{ child: 'A1', from: '2025-04-10', until: '2025-09-01' }]);
    expect(world.troubles).toEqual([]);
  });

  it('keeps who belongs to a group of brothers and sisters', async () => {
    const joined = (child: string): NewFact => happened('SiblingJoined', '2025-04-14', { child });
    await world.tell('siblings-1', joined('A1'), joined('A2'), happened('SiblingLeft', '2025-05-01', { child: 'A1' }));
    expect(await world.sql('SELECT child, until_on::text AS until FROM read.sibling ORDER BY child')).toEqual([
      { child: 'A1', until: '2025-05-01' },
      { child: 'A2', until: null },
    ]);
  });

  it('parks a child with an event it does not know, and goes on with the rest', async () => {
    await world.tell('child-A1', becameLookedAfter('2025-04-14'));
    const [strange] = await world.tell('child-A1', { type: 'FlewToTheMoon', data: { on: '2025-05-01' } } as never);
    await world.tell('child-A2', becameLookedAfter('2025-04-15'));
    expect(await care()).toMatchObject([{ child: 'A1' }, { child: 'A2' }]);
    const message = 'This release does not know the event FlewToTheMoon. Update Waymark.';
    expect(await parked()).toMatchObject([{ stream: 'child-A1', entry: strange, message }]);
  });

  it('parks a child whose fold throws, names the entry and the line, and quotes nothing', async () => {
    const hospital = { type: 'PlacementStarted', data: { placement: 'T1', on: 20_250_601 } } as never;
    const ids = await world.tell('child-A1', becameLookedAfter('2025-04-14'), placed('2025-04-14'), hospital, visited('2025-06-02'));
    const [child] = await parked();
    expect(child!.entry).toBe(ids[2]);
    expect(child!.message).toMatch(/^Telling it failed: TypeError at calendar.ts:\d+\. This is a mistake in Waymark\.$/);
  });

  it('parks a child whose rows will not do, alone, and takes it back when that is put right', async () => {
    await world.pause();
    const [, wrong] = (await record(world.sources, 'child-A1', [becameLookedAfter('2025-04-14'), visited('Tuesday')])).ids;
    const { position } = await record(world.sources, 'child-A2', [becameLookedAfter('2025-04-15')]);
    world.goOn();
    await world.projector.waitFor(position, 20_000);
    expect(await care()).toMatchObject([{ child: 'A2' }]);
    expect(JSON.stringify(await parked())).toMatch(/^(?!.*Tuesday).*child-A1.*22007/);
    const corrected = { entry: wrong!, changes: { on: '2025-05-01' }, reason: 'typing error' };
    await world.tell('child-A1', happened('EntryCorrected', '2025-06-01', corrected));
    // The timeline shows the entry on the day it has been corrected to.
    expect(await parked()).toEqual([]);
    expect(await care()).toHaveLength(2);
  });

  it('tries again what it could not tell, when it starts', async () => {
    await world.tell('child-A1', becameLookedAfter('2025-04-14'));
    await world.pause();
    await world.sql(`UPDATE read.stream SET parked_at = now(), message = 'An earlier release could not tell it.'`);
    world.goOn();
    await until(async () => (await parked()).length === 0);
  });

  it('parks a child whose sealed field was altered, alone', async () => {
    await world.pause();
    const { store } = world.sources;
    await record(world.sources, 'child-A1', [bornOn('2012-06-01')]);
    const id = randomUUID();
    const sealed = JSON.stringify({ on: '2025-04-14', sealed: { dateOfBirth: 'AAAA' } });
    const { position } = await store.append('child-A2', 'none', [
      { id, type: 'IdentityRecorded', data: sealed, metadata: { actor: 'x', recordedAt: '2025-05-01T00:00:00.000Z' } },
    ]);
    world.goOn();
    expect(await world.projector.waitFor(position, 20_000)).toBe(true);
    expect(await parked()).toMatchObject([{ stream: 'child-A2' }]);
    expect(await world.sql('SELECT child FROM read.child')).toEqual([{ child: 'A1' }]);
  });

  it('tells every child again when a setting changes, and says how many are left', async () => {
    await world.tell('child-A1', becameLookedAfter('2025-04-14'));
    await world.tell('authority-main', happened('RecordingBegan', '2025-01-01', {}));
    await until(async () => (await projectorState(world.sources.models)).staleLeft === 0);
    await world.pause();
    const { position } = await record(world.sources, 'authority-main', [
      happened('SettingChanged', '2025-06-01', { setting: 'D12.amber', value: 100, from: '2025-07-01' }),
    ]);
    await world.sql(`UPDATE read.authority SET ruled_by = $1`, [position]);
    expect((await projectorState(world.sources.models)).staleLeft).toBe(1);
    world.goOn();
    await until(async () => (await projectorState(world.sources.models)).staleLeft === 0);
    await world.projector.waitFor(position, 20_000);
    expect(await world.sql('SELECT told_under FROM read.stream WHERE stream = $1', ['child-A1'])).toEqual([{ told_under: position }]);
    expect(await world.sql(`SELECT settings->0->>'value' AS value FROM read.authority`)).toEqual([{ value: '100' }]);
  });

  it('says when it has not told a position yet', async () => {
    const { position } = await record(world.sources, 'child-A1', [becameLookedAfter('2025-04-14')]);
    const beyond = String(BigInt(position) + 1n).padStart(20, '0');
    expect(await world.projector.waitFor(beyond, 60)).toBe(false);
    const elsewhere = new Projector(world.sources); // in a process where another projector does the telling
    expect(await elsewhere.waitFor(position, 20_000)).toBe(true);
  });

  it('goes on after its connection was cut', async () => {
    await world.tell('child-A1', becameLookedAfter('2025-04-14'));
    await world.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'waymark projector' AND datname = current_database()`,
    );
    await world.tell('child-A2', becameLookedAfter('2025-04-15'));
    expect(await care()).toHaveLength(2);
    expect(world.troubles).not.toEqual([]);
  });
});
