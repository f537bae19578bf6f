import {
  addDays,
  coverageOf,
  driftRules,
  dutiesIn,
  isOpenOn,
  journey as journeyOf,
  severityOn,
  story as storyOf,
  withLimit,
  type Case,
  type Day,
  type Entry,
  type Settings,
  type Severity,
} from '@waymark/domain';
import { inBatches, openForFolds } from '../opening';
import { readAuthority, type Sources } from '../projection/projector';

/** Another value for a limit, to be judged on the past. */
export interface LimitToTry {
  readonly rule: string;
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  /** What it is compared with; the limit in force on each day where it is left out. */
  readonly against?: number;
  /** The days to look at, in order. */
  readonly days: readonly Day[];
  /** Whose children; all where it is left out. */
  readonly of?: (child: string) => boolean;
}

/** How many children a rule asks about at the end of a day, by severity; a duty that is overdue counts as red. */
export type Asked = Readonly<Partial<Record<Severity, number>>> & { readonly children: number };

export interface LimitOnDay {
  readonly day: Day;
  readonly now: Asked;
  readonly tried: Asked;
  /** Children the rule would ask about that it does not ask about now, and the other way round. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

type Levels = (Severity | undefined)[];
const highest = (levels: readonly Severity[]): Severity | undefined =>
  (['critical', 'red', 'amber', 'info'] as const).find(severity => levels.includes(severity));

/** What one rule says of a child on each day. */
const levelsOf = (about: Case, rule: string, days: readonly Day[]): Levels => {
  const duties = dutiesIn(about);
  const drift = driftRules.find(({ id }) => id === rule)?.signals(about, duties);
  if (drift) return days.map(day => highest(drift.flatMap(signal => severityOn(signal, day)?.severity ?? [])));
  const own = duties.filter(duty => duty.rule === rule);
  return days.map(day => (own.some(duty => duty.dueOn && day > duty.dueOn && isOpenOn(duty, day)) ? 'red' : undefined));
};

const BATCH = 200;
class Count {
  readonly now: Partial<Record<Severity, number>> & { children: number } = { children: 0 };
  readonly tried: Partial<Record<Severity, number>> & { children: number } = { children: 0 };
  readonly gained: string[] = [];
  readonly lost: string[] = [];
  constructor(readonly day: Day) {}

  add(child: string, now: Severity | undefined, tried: Severity | undefined): void {
    for (const [asked, level] of [[this.now, now] as const, [this.tried, tried] as const])
      if (level) {
        asked.children += 1;
        asked[level] = (asked[level] ?? 0) + 1;
      }
    if (tried && !now) this.gained.push(child);
    if (now && !tried) this.lost.push(child);
  }
}

/**
 * Judges every child on some days under a limit as it is and under another, from the log: children are read and told some at a time, so memory does
 * not grow with their number. Nothing is stored.
 */
export const tryLimit = async (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { rule, setting, value, against, days, of = () => true }: LimitToTry,
): Promise<LimitOnDay[]> => {
  const authority = await readAuthority(sources);
  const [now, tried]: [Settings, Settings] = [
    against === undefined ? authority.settings : withLimit(authority.settings, setting, against),
    withLimit(authority.settings, setting, value),
  ];
  const counts = days.map(day => new Count(day));
  const judge = (child: string, entries: readonly Entry[]): void => {
    const story = storyOf(entries);
    const about = { story, journey: journeyOf(story), coverage: coverageOf(story, authority.recordingBegan), terms: authority.terms };
    const levels = [now, tried].map(settings => levelsOf({ ...about, settings }, rule, days)) as [Levels, Levels];
    counts.forEach((count, i) => count.add(child, levels[0][i], levels[1][i]));
  };
  for await (const batch of inBatches(sources.store.readStreams('child'), BATCH)) {
    const asked = batch.filter(({ stream }) => of(stream.slice('child-'.length)));
    const opened = await openForFolds(sources.keyring, asked);
    opened.forEach((entries, i) => judge(asked[i]!.stream.slice('child-'.length), entries));
  }
  return counts.map(({ day, now: asked, tried: other, gained, lost }) => ({
    day,
    now: asked,
    tried: other,
    gained: gained.sort(),
    lost: lost.sort(),
  }));
};

const dayBeforeMonthOf = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1);
/** The end of a day, and the last twelve month ends before it, in order. */
export const monthEndsUpTo = (day: Day): Day[] => {
  const ends: Day[] = [];
  for (let end = dayBeforeMonthOf(day); ends.length < 12; end = dayBeforeMonthOf(end)) ends.unshift(end);
  return [...ends, day];
};
