import { limitsToTry, type Archive } from '@waymark/application';
import { monthEndsUpTo, rebuild, tryLimit, type Sources } from '@waymark/read-models';
import { generate } from '../generate/generate';
import { judge, rounds, type Measure } from './rounds';

const CHILDREN = 2000;
const ROUNDS = 3;

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** A whole authority judged under another limit, on a day and at the twelve month ends before it, against one rebuild of the same children. */
export const benchTrying = async (archive: Archive, models: Sources['models']): Promise<Measure[]> => {
  await generate(archive, { children: CHILDREN, seed: 1, actor: 'bench', onProgress: () => undefined });
  const days = monthEndsUpTo(archive.clock.today());
  const limits = limitsToTry();
  let n = 0;
  const results = await rounds(
    ROUNDS,
    () => secondsOf(() => rebuild({ ...archive, models })),
    () => {
      const { setting, rule, standard } = limits[Math.floor(((n++ + 0.5) * limits.length) / ROUNDS)]!;
      return secondsOf(() => tryLimit(archive, { setting, rule, value: standard + 1, days }));
    },
  );
  const name = `judge ${CHILDREN} children under another limit on ${days.length} days`;
  return [
    judge(
      { measure: `${name}, seconds`, goal: '<= 10' },
      results.map(({ ours }) => ours),
    ),
    judge(
      { measure: `${name}, time of a rebuild`, goal: '<= 0.5' },
      results.map(({ ours, floor }) => ours / floor),
    ),
  ];
};
