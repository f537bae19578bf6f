import { fileFacts, type Archive } from '@waymark/application';
import { fact, type NewFact } from '@waymark/domain';
import { openForFolds, Projector, readAuthority, retell, type Sources } from '@waymark/read-models';
import { council } from '../generate/council';
import type { Life } from '../generate/diary';
import { childhood } from './childhood';
import { judge, quantile, rounds, type Measure } from './rounds';

const ROUNDS = 7;
const TELLINGS = 200;
const WARM_UP = 10;
const VISITS = 100;

/** The invented childhood with the most entries: the dearest to tell. */
const longest = (archive: Archive): Life =>
  [...council({ children: 400, seed: 1, today: archive.clock.today() })].reduce((one, other) =>
    other.facts.length > one.facts.length ? other : one,
  );

const file = async (archive: Archive, stream: string, facts: readonly NewFact[]): Promise<void> => {
  await fileFacts(archive, [{ stream, after: undefined, held: [], facts: facts.map(one => ({ fact: one })) }], {
    actor: 'bench',
    command: 'bench',
  });
};

/** Milliseconds of one, as half of many take at most: a machine that others share interrupts some. */
const median = (times: number, work: () => unknown): number =>
  quantile(
    Array.from({ length: times }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
    0.5,
  );

/** Milliseconds in which the entries of a child are parsed, and in which they are told. */
interface Timed {
  readonly entries: number;
  readonly parse: () => Promise<number>;
  readonly tell: () => Promise<number>;
}

const timed = async (archive: Archive, child: string, facts: readonly NewFact[]): Promise<Timed> => {
  const stream = `child-bench-${child}`;
  await file(archive, stream, facts);
  const { entries: stored } = await archive.store.read(stream);
  const [entries] = await openForFolds(archive.keyring, [{ stream, entries: stored }]);
  const authority = await readAuthority(archive);
  // An entry is its data and its metadata: both are JSON where it is stored.
  const texts = stored.flatMap(({ data, metadata }) => [data, JSON.stringify(metadata)]);
  const times = Math.ceil(TELLINGS / Math.max(1, stored.length / 400));
  const parse = () => Promise.resolve(median(times, () => texts.map(text => JSON.parse(text) as unknown)));
  const tell = () => Promise.resolve(median(times, () => retell(child, entries!, authority)));
  for (let warm = 0; warm < WARM_UP; warm += 1) await Promise.all([parse(), tell()]);
  return { entries: stored.length, parse, tell };
};

/** Story, journey, all clocks, all signals and rows of one child, against parsing the same entries from JSON. */
const benchOne = async ({ entries, parse, tell }: Timed): Promise<Measure> => {
  const results = await rounds(ROUNDS, parse, tell);
  return judge(
    { measure: `retell a child of ${entries} entries, time of parsing them`, goal: '<= 8' },
    results.map(({ ours, floor }) => ours / floor),
  );
};

/** Whether an entry of a long childhood costs what it costs in a shorter one. */
const benchLinear = async (shorter: Timed, longer: Timed): Promise<Measure> => {
  const results = await rounds(ROUNDS, shorter.tell, longer.tell);
  return judge(
    { measure: `retell an entry of ${longer.entries}, time of one of ${shorter.entries}`, goal: '<= 1.25' },
    results.map(({ ours, floor }) => ours / longer.entries / (floor / shorter.entries)),
  );
};

/** The longest invented childhood, and childhoods of the same kind that grow. */
export const benchRetelling = async (archive: Archive): Promise<Measure[]> => {
  const life = longest(archive);
  const invented = await timed(archive, life.child, life.facts);
  const sizes: Timed[] = [];
  for (const entries of [50, 200, 800, 3200]) sizes.push(await timed(archive, `of-${entries}`, childhood(entries)));
  const measures: Measure[] = [];
  for (const one of [invented, ...sizes]) measures.push(await benchOne(one));
  return [...measures, await benchLinear(sizes[2]!, sizes[3]!)];
};

/** From the acknowledgement of a visit to the commit of the child's rows, in times of the append's own p50. */
export const benchVisibleTelling = async (archive: Archive, models: Sources['models']): Promise<Measure[]> => {
  const life = longest(archive);
  const stream = `child-visible-${life.child}`;
  await file(archive, stream, life.facts);
  const stop = new AbortController();
  const projector = new Projector({ ...archive, models });
  const projecting = projector.run(stop.signal);
  await projector.waitFor(await archive.store.head(), 600_000);
  const results: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [acknowledged, visible]: [number[], number[]] = [[], []];
    for (let n = 0; n < VISITS / ROUNDS; n += 1) {
      const after = (await archive.store.read(stream, { direction: 'backwards', limit: 1 })).entries[0];
      const began = performance.now();
      const visit = { fact: fact('VisitMade', { on: archive.clock.today() }), id: crypto.randomUUID() };
      const { position } = await archive.chain.append(stream, after, [
        { id: visit.id, type: visit.fact.type, data: JSON.stringify(visit.fact.data), metadata: { actor: 'bench', command: visit.id } },
      ]);
      const told = performance.now();
      await projector.waitFor(position, 10_000);
      acknowledged.push(told - began);
      visible.push(performance.now() - told);
    }
    results.push(quantile(visible, 0.5) / quantile(acknowledged, 0.5));
  }
  stop.abort();
  await projecting;
  return [judge({ measure: `acknowledged until the child's pages show it, p50 of the append`, goal: '<= 15' }, results)];
};
