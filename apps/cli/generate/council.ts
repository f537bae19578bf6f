import type { Day } from '@waymark/domain';
import { chance } from './chance';
import type { Beginning, Life } from './diary';
import { lifeInCare, lifeUnaccompanied } from './life';

/** Children of one social worker's caseload, in care today and before. */
const CASELOAD = 34;
const WORKERS_PER_TEAM = 4;

/** Flows and stock of an authority of this shape (Kent, year to 31 March 2025): starts in a year, and children in care on a day. */
const flows = { unaccompanied: { starts: 2685, stock: 451 }, others: { starts: 541, stock: 1445 } };
/** Of all children known in some years, the share who came unaccompanied: they stay for weeks. */
const shareUnaccompanied = (years: number): number => {
  const known = ({ starts, stock }: { starts: number; stock: number }): number => starts * years + stock;
  return known(flows.unaccompanied) / (known(flows.unaccompanied) + known(flows.others));
};

export interface Invented {
  readonly children: number;
  readonly seed: number;
  readonly today: Day;
  /** How many years the council has recorded. */
  readonly years?: number;
}

const number = (n: number, digits = 3): string => String(n).padStart(digits, '0');

/** Who a life begins with: teams in turn, in each of them the workers in turn. Workers are SW-001, SW-002 …, teams of four are TEAM-1, TEAM-2 … */
export const beginningOf = ({ children, today, years = 5 }: Invented, n: number, child: string): Beginning => {
  const teams = Math.max(1, Math.ceil(children / CASELOAD / WORKERS_PER_TEAM));
  const team = n % teams;
  const first = Math.floor(n / teams);
  const worker = (i: number): string => `SW-${number(team * WORKERS_PER_TEAM + ((first + i) % WORKERS_PER_TEAM) + 1)}`;
  return {
    ...{ child, today, years },
    workers: Array.from({ length: WORKERS_PER_TEAM }, (_, i) => worker(i)),
    team: `TEAM-${team + 1}`,
    iro: `IRO-${number((n % Math.max(2, Math.ceil(children / 60))) + 1)}`,
  };
};

/** An invented council, child after child: the same number, seed and day always give the same lives. */
export function* council(invented: Invented): Generator<Life> {
  const { children, seed, years = 5 } = invented;
  for (let n = 0; n < children; n += 1) {
    const by = chance(seed * 1_000_003 + n);
    const beginning = beginningOf(invented, n, `INV${number(n + 1, 5)}`);
    yield by.happens(shareUnaccompanied(years)) ? lifeUnaccompanied(by, beginning) : lifeInCare(by, beginning);
  }
}
