import type { Day } from '@waymark/domain';
import { chance } from './chance';
import { lifeInCare, lifeUnaccompanied, type Life } from './life';

/** Of whom about half are in care today. */
const CASELOAD = 34;
const WORKERS_PER_TEAM = 4;

const number = (n: number, digits = 3): string => String(n).padStart(digits, '0');

/**
 * An invented council, child after child: the same number, seed and day always give the same lives. One in eight is unaccompanied. Workers are
 * SW-001, SW-002 …, with up to 34 children each, about half of them in care today; teams of four are TEAM-1, TEAM-2 …
 */
export function* council({ children, seed, today }: { children: number; seed: number; today: Day }): Generator<Life> {
  const workers = Math.max(4, Math.ceil(children / CASELOAD));
  for (let n = 0; n < children; n += 1) {
    const by = chance(seed * 1_000_003 + n);
    const worker = n % workers;
    const beginning = {
      child: `INV${number(n + 1, 5)}`,
      today,
      worker: `SW-${number(worker + 1)}`,
      team: `TEAM-${Math.floor(worker / WORKERS_PER_TEAM) + 1}`,
      iro: `IRO-${number((n % Math.max(2, Math.ceil(children / 60))) + 1)}`,
    };
    yield by.happens(0.125) ? lifeUnaccompanied(by, beginning) : lifeInCare(by, beginning);
  }
}
