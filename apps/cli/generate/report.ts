import { addDays, ageOn, asEntries, journey as journeyOf, standingOn, story as storyOf, type Day, type Journey } from '@waymark/domain';
import type { Life } from './diary';

/** A figure of the invented council beside the published one (Kent, 31 March 2025 or the year to it), in per cent. */
export interface Figure {
  readonly figure: string;
  readonly published: number;
  readonly invented: number;
  /** How far apart they may lie, in points. */
  readonly tolerance: number;
}

/** Shares of the children in care: what each counts, as published, and its tolerance. */
const stock: readonly (readonly [figure: string, published: number, tolerance: number, counts: (one: InCare) => boolean])[] = [
  ['in care: unaccompanied', 24, 7, one => one.alone],
  ['in care: under 1', 4, 4, one => one.age < 1],
  ['in care: 1 to 4', 10, 6, one => one.age >= 1 && one.age < 5],
  ['in care: 5 to 9', 12, 7, one => one.age >= 5 && one.age < 10],
  ['in care: 10 to 15', 32, 12, one => one.age >= 10 && one.age < 16],
  ['in care: 16 and 17', 41, 14, one => one.age >= 16],
  ['in care: care order', 43, 17, one => one.status === 'C2'],
  ['in care: interim care order', 17, 9, one => one.status === 'C1'],
  ['in care: placement order', 4, 4, one => one.status === 'E1'],
  ['in care: section 20', 36, 12, one => one.status === 'V2'],
  ['in care: foster homes', 59, 14, one => /^U/.test(one.placement)],
  ['in care: supported accommodation', 23, 12, one => /^(K3|H5|P2)$/.test(one.placement)],
  ['in care: homes for children', 9, 6, one => /^K[12]$/.test(one.placement)],
  ['in care: placed for adoption', 1, 3, one => /^A/.test(one.placement)],
];
interface InCare {
  readonly alone: boolean;
  readonly age: number;
  readonly status: string;
  readonly placement: string;
}

/** Shares of the periods of care that ended in the last year. */
const ceasings: readonly (readonly [figure: string, published: number, tolerance: number, reason: RegExp])[] = [
  ['ceasing: taken over by another authority', 71, 12, /^E3$/],
  ['ceasing: adopted', 2, 3, /^E1[12]$/],
  ['ceasing: special guardianship', 1, 3, /^E4[5-8]$/],
  ['ceasing: home to parents', 5, 6, /^E4[AB]$/],
];

const rounded = (share: number): number => Math.round(share * 1000) / 10;
const share = <T>(all: readonly T[], counts: (one: T) => boolean): number => rounded(all.filter(counts).length / Math.max(1, all.length));

const inCareOn = (journey: Journey, day: Day): InCare[] => {
  const { period, status, placement } = standingOn(journey, day);
  const born = journey.identity?.dateOfBirth;
  if (!period || period.shortBreaks || !born) return [];
  return [{ alone: !!journey.unaccompanied, age: ageOn(born, day), status: status?.code ?? '', placement: placement?.code ?? '' }];
};

/** The invented stock and flow beside the published. One life after another is folded and let go. */
export const report = (lives: Iterable<Life>, today: Day): { children: number; inCare: number; figures: Figure[] } => {
  const inCare: InCare[] = [];
  const ended: string[] = [];
  let children = 0;
  for (const { facts } of lives) {
    children += 1;
    const journey = journeyOf(storyOf(asEntries(facts)));
    inCare.push(...inCareOn(journey, today));
    const year = journey.periods.filter(({ until }) => until && until > addDays(today, -365) && until <= today);
    ended.push(...year.map(({ reason }) => reason ?? ''));
  }
  const figures = [
    ...stock.map(([figure, published, tolerance, counts]) => ({ figure, published, invented: share(inCare, counts), tolerance })),
    ...ceasings.map(([figure, published, tolerance, reason]) => ({
      ...{ figure, published, invented: share(ended, one => reason.test(one)), tolerance },
    })),
  ];
  return { children, inCare: inCare.length, figures };
};

export function* reportInWords({ children, inCare, figures }: ReturnType<typeof report>): Generator<string> {
  yield `${children} children, ${inCare} of them in care today. Per cent, invented beside published (Kent, 2024-25):`;
  for (const { figure, invented, published, tolerance } of figures)
    yield `${figure.padEnd(44)} ${String(invented).padStart(5)}  ${String(published).padStart(3)} ±${tolerance}${Math.abs(invented - published) > tolerance ? '  outside' : ''}`;
}
