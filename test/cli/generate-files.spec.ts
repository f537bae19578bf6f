import { ChildJourney } from '@waymark/application';
import { severityOn } from '@waymark/domain';
import { generate } from '../../apps/cli/generate/generate';
import { plantedChildren } from '../../apps/cli/generate/planted';
import { archiveOf, openDoors, system, type Doors } from '../support/doors';

const now = '2026-11-25T12:00:00Z';
let doors: Doors;
beforeAll(async () => (doors = await openDoors(now)));
afterAll(() => doors.close());

const fill = () => generate(archiveOf(doors), { children: 3, seed: 1, actor: 'cli:test', onProgress: () => undefined });

it('files a council once, its stories too, and adds nothing the second time', async () => {
  const made = await fill();
  expect(made).toMatchObject({ children: 3 + plantedChildren, known: 0 });
  expect(await fill()).toMatchObject({ children: 0, known: made.children, entries: 0 });
});

it('says of each entry who recorded it, and never another moment than that of filing', async () => {
  const { entries } = await doors.store.read('child-INVAUDIT1');
  const late = entries.slice(-2).map(({ type, metadata, data }) => ({ type, on: (JSON.parse(data) as { on: string }).on, ...metadata }));
  expect(late).toMatchObject([
    { type: 'OversightRecorded', on: '2026-11-25', actor: 'LEAD-1', command: 'generate:1' },
    { type: 'VisitMade', on: '2026-11-04', actor: 'SW-001', command: 'generate:1' },
  ]);
  expect(entries[0]!.metadata.actor).toBe('cli:test');
  expect(new Set(entries.map(({ metadata }) => String(metadata.recordedAt).slice(0, 10)))).toEqual(new Set(['2026-11-25']));
});

it('tells what the record did not know before the visit was recorded', async () => {
  const { entries } = await doors.store.read('child-INVAUDIT1');
  const ask = (known?: string) => doors.queries.execute(new ChildJourney({ child: 'INVAUDIT1', actor: system, known }));
  const drifting = async (known?: string) => {
    const { signals, on } = await ask(known);
    return signals.filter(signal => severityOn(signal, on)).map(({ rule }) => rule);
  };
  expect(await drifting(entries.at(-2)!.position)).toEqual(['D07']);
  expect(await drifting()).toEqual([]);
});

it('seals what a strike-out and a correction say', async () => {
  for (const [child, type] of [
    ['INVAUDIT3', 'EntryStruckOut'],
    ['INVAUDIT2', 'EntryCorrected'],
  ] as const) {
    const { entries } = await doors.store.read(`child-${child}`);
    const data = JSON.parse(entries.findLast(entry => entry.type === type)!.data) as Record<string, unknown>;
    expect([data.reason, Object.keys(data.sealed as object)]).toEqual([undefined, ['reason']]);
  }
});
