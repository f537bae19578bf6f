import { addDays, isOpenOn, severityOn, story as storyOf, type Case, type Day, type Severity, type ToldByRules } from '@waymark/domain';
import { everyChild } from '../every-child';
import { readAuthority, type Sources } from '../projection/projector';
import { caseFor } from '../telling';

/** Two ways to judge the same past: what a rule tells as things are, and what it would tell otherwise. */
export interface TwoWays {
  readonly now: (about: Case) => ToldByRules;
  readonly tried: (about: Case) => ToldByRules;
  /** The days to look at, in order. */
  readonly days: readonly Day[];
  /** Whose children; all where it is left out. */
  readonly of?: (child: string) => boolean;
}

/** How many children a rule asks about at the end of a day, by severity; a duty that is overdue counts as red. */
export type Asked = Readonly<Partial<Record<Severity, number>>> & { readonly children: number };

interface Differing {
  /** Children the rule would ask about that it does not ask about now, and the other way round. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}
export interface LimitOnDay extends Differing {
  readonly day: Day;
  readonly now: Asked;
  readonly tried: Asked;
}
/** The same of the whole time from the first day to the last: children the rule asked about at the end of any day of it. */
export interface Throughout extends Differing {
  readonly from: Day;
  readonly to: Day;
  readonly now: number;
  readonly tried: number;
}
export interface ComparedOnPast {
  readonly days: readonly LimitOnDay[];
  readonly throughout: Throughout;
}

interface Levels {
  readonly onDays: readonly (Severity | undefined)[];
  readonly ever: boolean;
}
const highest = (levels: readonly Severity[]): Severity | undefined =>
  (['critical', 'red', 'amber', 'info'] as const).find(severity => levels.includes(severity));

/** What was told of a child, on each day and at any time from the first of them to the last. */
const levelsOf = ({ obligations, signals }: ToldByRules, days: readonly Day[]): Levels => {
  const [first, last] = [days[0]!, days.at(-1)!];
  const dated = obligations.filter(({ dueOn }) => dueOn);
  const isLate = (row: (typeof dated)[number], day: Day): boolean => day > row.dueOn! && isOpenOn(row, day);
  const onDays = days.map(day => {
    const drift = signals.flatMap(signal => severityOn(signal, day)?.severity ?? []);
    return highest(dated.some(row => isLate(row, day)) ? [...drift, 'red'] : drift);
  });
  const lateFrom = (dueOn: Day): Day => (addDays(dueOn, 1) > first ? addDays(dueOn, 1) : first);
  const ever =
    dated.some(row => lateFrom(row.dueOn!) <= last && isLate(row, lateFrom(row.dueOn!))) ||
    signals.some(({ spans }) => spans.some(({ from, until }) => from <= last && (!until || until > first)));
  return { onDays, ever };
};

type Counted = Partial<Record<Severity, number>> & { children: number };
class Count {
  readonly now: Counted = { children: 0 };
  readonly tried: Counted = { children: 0 };
  readonly gained: string[] = [];
  readonly lost: string[] = [];

  add(child: string, now: Severity | undefined, tried: Severity | undefined): void {
    for (const [asked, level] of [[this.now, now] as const, [this.tried, tried] as const])
      if (level) {
        asked.children += 1;
        asked[level] = (asked[level] ?? 0) + 1;
      }
    if (tried && !now) this.gained.push(child);
    if (now && !tried) this.lost.push(child);
  }
  told() {
    return { now: this.now, tried: this.tried, gained: this.gained.sort(), lost: this.lost.sort() };
  }
}

/**
 * Judges every child both ways on some days, from the log: children are read and told some at a time, so memory does not grow with their number.
 * Nothing is stored.
 */
export const compareOnPast = async (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { now, tried, days, of }: TwoWays,
): Promise<ComparedOnPast> => {
  const authority = await readAuthority(sources);
  const [counts, ever] = [days.map(() => new Count()), new Count()];
  for await (const { child, entries } of everyChild(sources, of)) {
    const about = caseFor(storyOf(entries), authority);
    const [is, would] = [levelsOf(now(about), days), levelsOf(tried(about), days)];
    counts.forEach((count, n) => count.add(child, is.onDays[n], would.onDays[n]));
    ever.add(child, is.ever ? 'red' : undefined, would.ever ? 'red' : undefined);
  }
  const { now: was, tried: wouldBe, ...differing } = ever.told();
  return {
    days: counts.map((count, n) => ({ day: days[n]!, ...count.told() })),
    throughout: { from: days[0]!, to: days.at(-1)!, now: was.children, tried: wouldBe.children, ...differing },
  };
};

const dayBeforeMonthOf = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1);
/** The end of a day, and the last twelve month ends before it, in order. */
export const monthEndsUpTo = (day: Day): Day[] => {
  const ends: Day[] = [];
  for (let end = dayBeforeMonthOf(day); ends.length < 12; end = dayBeforeMonthOf(end)) ends.unshift(end);
  return [...ends, day];
};
