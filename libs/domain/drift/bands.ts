import { addDays, addMonths, addWorkingDays, type Day } from '../calendar';
import type { FactKind } from '../events/fact';
import { severities, type Case, type DriftRule, type Severity, type Signal, type SignalSpan } from '../rules';
import { byStart, type Span } from '../span';

/** Days of one severity as one part of a rule sees them, before the parts are put together. */
export interface Band extends SignalSpan {
  /** The entry that an occurrence beginning with this band is known by. */
  readonly anchor: string;
  readonly facts: Signal['facts'];
}

export type Days = Pick<Span, 'from' | 'until'>;
export const before = (day: Day, end: Day | undefined): boolean => !end || day < end;
const sooner = (a: Day | undefined, b: Day | undefined): Day | undefined => (a && (!b || a < b) ? a : b);

const meet = (a: Days, b: Days): boolean => before(a.from, b.until) && before(b.from, a.until);
/** A copy with other days. Not a spread: that takes several times as long where objects of many shapes pass by. */
const changed = <S extends Days>(span: S, days: Partial<Days>): S => Object.assign({}, span, days);
/** What is left of a stretch of days without some others. */
export const without = <S extends Days>(span: S, others: readonly Days[]): S[] => {
  let left = before(span.from, span.until) ? [span] : [];
  for (const other of others)
    if (meet(span, other))
      left = left.flatMap(piece => {
        if (!meet(piece, other)) return [piece];
        const head = piece.from < other.from ? [changed(piece, { until: other.from })] : [];
        return other.until && before(other.until, piece.until) ? [...head, changed(piece, { from: other.until })] : head;
      });
  return left;
};
/** What two stretches of days have in common. */
export const common = <S extends Days>(span: S, other: Days): S[] => {
  const from = span.from > other.from ? span.from : other.from;
  const until = sooner(span.until, other.until);
  if (!before(from, until)) return [];
  return from === span.from && until === span.until ? [span] : [changed(span, { from, until })];
};
/** The bands on the days for which the record covers the kinds from a day on: elsewhere silence says nothing. */
export const inRecord = <S extends Days>(about: Case, kinds: readonly FactKind[], since: Day, spans: readonly S[]): S[] => {
  const until = about.coverage.endsAfter(kinds, since);
  return until ? spans.flatMap(span => common(span, { from: since, until })) : [...spans];
};

/** A band that rests on what is on record, not on silence: told on the days that the record covers, from the first of them. */
export const whereCovered = <S extends Days>(about: Case, kinds: readonly FactKind[], span: S): S[] => {
  const since = about.coverage.beginsAfter(kinds, span.from);
  return since ? inRecord(about, kinds, since, common(span, { from: since })) : [];
};

/** The limits of a rule by the severity they open: the names are those of `limits`. */
type Steps = readonly (readonly [Severity, string])[];
const standardSteps: Steps = [
  ['amber', 'amber'],
  ['red', 'red'],
  ['critical', 'critical'],
];

/** A count of days, or of months. */
export interface Counting extends Days {
  /** Day 0. */
  readonly countsFrom: Day;
  readonly steps?: Steps;
  readonly inMonths?: boolean;
  /** A limit is over when it is reached; else when more days than it have passed (readings R35, R99). */
  readonly whenReached?: boolean;
  /** The limits are working days: a limit is over from the day after the last of them, whatever day that is (reading R74). */
  readonly inWorkingDays?: boolean;
}
const firstDayOver = ({ countsFrom, whenReached, inWorkingDays, inMonths }: Counting, limit: number): Day => {
  if (inWorkingDays) return addDays(addWorkingDays(countsFrom, limit), 1);
  const last = inMonths ? addMonths(countsFrom, limit) : addDays(countsFrom, limit);
  return whenReached ? last : addDays(last, 1);
};

type Limits = Pick<DriftRule, 'id' | 'limits'>;
export type Graded = Pick<SignalSpan, 'severity' | 'from' | 'until' | 'countsFrom' | 'limit'>;

/** Where the authority has changed its own limits, each day is judged by those in force on it. */
const eras = ({ settings }: Case, { id, limits }: Limits, { from, until, steps }: Days & { steps: Steps }) => {
  const changes = steps.flatMap(([, limit]) => settings.changes(`${id}.${limit}`)).filter(day => day > from && before(day, until));
  const starts = changes.length ? [from, ...new Set(changes.sort())] : [from];
  return starts.map((start, i) => {
    const limitOf = (limit: string): number => settings.limit(`${id}.${limit}`, start, limits[limit]!);
    return { from: start, until: starts[i + 1] ?? until, limitOf, opens: limitOf(steps[0]![1]) };
  });
};

/** The days of a stretch on which a count of days is over a limit. */
export const over = (about: Case, rule: Limits, counting: Counting): Graded[] => {
  const { countsFrom, steps = standardSteps.filter(([, limit]) => limit in rule.limits) } = counting;
  const graded: Graded[] = [];
  for (const { limitOf, opens, from: start, until } of eras(about, rule, { from: counting.from, until: counting.until, steps }))
    for (const [severity, limit] of steps) {
      const first = firstDayOver(counting, limitOf(limit));
      const from = first > start ? first : start;
      if (before(from, until)) graded.push({ severity, from, until, countsFrom, limit: opens });
    }
  return graded;
};

/** The lowest that a limit was on any day: what lasted no longer need not be counted. */
export const lowest = ({ settings }: Case, { id, limits }: Limits, limit: string): number => {
  const name = `${id}.${limit}`;
  return Math.min(...['', ...settings.changes(name)].map(day => settings.limit(name, day, limits[limit]!)));
};

/** The severities of a stretch on which there are so many of something: a limit is over when it is reached. */
export const reached = (about: Case, rule: Limits, { count, from, until, steps }: Days & { count: number; steps: Steps }): Graded[] =>
  eras(about, rule, { from, until, steps }).flatMap(era =>
    steps.flatMap(([severity, limit]) =>
      count >= era.limitOf(limit) ? [{ severity, from: era.from, until: era.until, countsFrom: from, limit: era.opens }] : [],
    ),
  );

/** A rule's limits, by name. */
type Named = Readonly<Record<string, number>>;
/** The bands of a rule that is not one count of days: drawn anew for the days from each on which the authority changed a limit of it. */
export const byLimits = <S extends Days>({ settings }: Case, { id, limits }: Limits, drawn: (limits: Named) => S[]): S[] => {
  const names = Object.keys(limits);
  const changes = [...new Set(names.flatMap(name => settings.changes(`${id}.${name}`)))].sort();
  if (changes.length === 0) return drawn(limits);
  return ['', ...changes].flatMap((from, i) => {
    const inForce = Object.fromEntries(names.map(name => [name, settings.limit(`${id}.${name}`, from, limits[name]!)]));
    return drawn(inForce).flatMap(span => common(span, { from, until: changes[i] }));
  });
};

/** What is left of a wait while it is neither red nor critical. */
export const beforeRed = <S extends Days>(wait: S, graded: readonly Graded[]): S[] =>
  without(
    wait,
    graded.filter(({ severity }) => severity === 'red' || severity === 'critical'),
  );

const rank = (band: Band): number => severities.indexOf(band.severity);
const sameDays = (a: Band, b: Band): boolean =>
  a.severity === b.severity && a.limb === b.limb && a.limit === b.limit && a.countsFrom === b.countsFrom && a.anchor === b.anchor;

/** For days in order: the highest severity on each, the first of two that are as high. Looks only at the bands that are open then. */
const topOnEach = (bands: readonly Band[]): ((day: Day) => Band | undefined) => {
  const places = new Map(bands.map((band, place) => [band, place]));
  const coming = [...bands].sort(byStart);
  let open: Band[] = [];
  let next = 0;
  const isHigher = (one: Band, other: Band): boolean =>
    rank(one) > rank(other) || (rank(one) === rank(other) && places.get(one)! < places.get(other)!);
  return day => {
    while (next < coming.length && coming[next]!.from <= day) open.push(coming[next++]!);
    open = open.filter(({ until }) => before(day, until));
    return open.reduce<Band | undefined>((top, band) => (!top || isHigher(band, top) ? band : top), undefined);
  };
};

/** The highest severity of each day, in unbroken runs of days. */
const runsOf = (bands: readonly Band[]): Band[][] => {
  if (bands.length < 2) return bands.filter(({ from, until }) => before(from, until)).map(band => [band]);
  const days = [...new Set(bands.flatMap(({ from, until }) => [from, until ?? '9999']))].sort();
  const topOn = topOnEach(bands);
  const runs: Band[][] = [];
  let last: Band | undefined;
  days.forEach((from, i) => {
    const until = days[i + 1] === '9999' ? undefined : days[i + 1];
    const top = from === '9999' ? undefined : topOn(from);
    const run = runs.at(-1);
    if (!top) last = undefined;
    else if (last && run && sameDays(last, top)) last = run[run.length - 1] = changed(last, { until });
    else if (last && run) run.push((last = changed(top, { from, until })));
    else runs.push([(last = changed(top, { from, until }))]);
  });
  return runs;
};

const spanOf = ({ severity, from, until, evidence, limb, countsFrom, limit }: Band): SignalSpan => ({
  severity,
  from,
  until,
  evidence,
  limb,
  countsFrom,
  limit,
});

/** An occurrence is known by an entry that none before it is known by, where it rests on one. */
const another = ({ anchor, evidence }: Band, taken: ReadonlySet<string>): string => evidence.find(entry => !taken.has(entry)) ?? anchor;

/** What the bands of a run rest on, each once. */
const factsOf = (run: readonly Band[]): Signal['facts'] => {
  const facts = new Set(run.flatMap(band => band.facts));
  return facts.size === 1 ? [...facts] : [...new Map([...facts].map(fact => [`${fact.on} ${fact.says}`, fact])).values()];
};

/**
 * The occurrences of a rule: each is an unbroken run of days with any severity (reading R54). Where a silence cut what would have been one, the later
 * occurrence is known by what ended the silence.
 */
export const occurrences = (
  rule: Pick<DriftRule, 'id' | 'version' | 'clears' | 'inForce'>,
  bands: readonly Band[],
  silences: readonly Span[] = [],
): Signal[] => {
  const taken = new Set<string>();
  return runsOf(bands.filter(({ countsFrom }) => countsFrom >= rule.inForce)).map(run => {
    const [first] = run as [Band];
    const silence = silences
      .filter(({ until }) => until && until <= first.from)
      .reduce<Span | undefined>((late, other) => (!late || other.until! > late.until! ? other : late), undefined);
    const anchor = !taken.has(first.anchor) ? first.anchor : silence ? (silence.endedBy ?? silence.entry) : another(first, taken);
    taken.add(anchor);
    return {
      rule: rule.id,
      version: rule.version,
      anchor,
      countsFrom: first.countsFrom,
      spans: run.map(spanOf),
      facts: factsOf(run),
      clears: rule.clears,
    };
  });
};

/** "1 day", "203 days". */
export const inDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
/** "203 days have passed". */
export const passed = (days: number): string => `${inDays(days)} ${days === 1 ? 'has' : 'have'} passed`;
