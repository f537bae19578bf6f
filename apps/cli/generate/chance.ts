/** Chance with a seed: the same seed always tells the same lives. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, weighted. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A wait of that mean, exponentially distributed, in whole days. */
  wait(meanDays: number): number;
}

/** mulberry32: small, fast, and good enough for invented lives. */
export const chance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    happens: share => next() < share,
    pick: from => from[between(0, from.length - 1)]!,
    wait: meanDays => Math.round(-Math.log(1 - next()) * meanDays),
    weighted: weights => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
      return entries.at(-1)![0];
    },
  };
};

/** What is likelier happens, and takes as long as it mostly does; what is picked is still left to chance. */
export const steady = (by: Chance): Chance => ({
  ...by,
  happens: share => share > 0.5,
  between: (from, to) => Math.floor((from + to) / 2),
  wait: meanDays => meanDays,
});
