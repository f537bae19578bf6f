/** What one measure came to: the median of its paired ratios, and the ratio of each round. */
export interface Measure {
  readonly measure: string;
  readonly value: number;
  readonly goal: string;
  readonly ok: boolean;
  readonly rounds: readonly number[];
}

export interface Goal {
  readonly measure: string;
  /** `>=` or `<=` and a number: what the median must keep. No round may miss it by more than two fifths. */
  readonly goal: `${'>=' | '<='} ${number}`;
}

const WORST_ROUND = 0.6;

export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;

export const judge = ({ measure, goal }: Goal, rounds: readonly number[]): Measure => {
  const [sign, text] = goal.split(' ');
  const bound = Number(text);
  const value = quantile(rounds, 0.5);
  const ok =
    sign === '>='
      ? value >= bound && Math.min(...rounds) >= bound * WORST_ROUND
      : value <= bound && Math.max(...rounds) <= bound / WORST_ROUND;
  return { measure, value, goal, ok, rounds };
};

/**
 * Runs two contenders against each other in rounds, each first in every other round, and gives what each came to in each round. On a machine
 * that others share only ratios within a round mean anything.
 */
export const rounds = async <T>(count: number, floor: () => Promise<T>, ours: () => Promise<T>): Promise<{ floor: T; ours: T }[]> => {
  const results: { floor: T; ours: T }[] = [];
  for (let round = 0; round < count; round += 1) {
    if (round % 2 === 0) {
      const first = await floor();
      results.push({ floor: first, ours: await ours() });
    } else {
      const first = await ours();
      results.push({ ours: first, floor: await floor() });
    }
  }
  return results;
};
