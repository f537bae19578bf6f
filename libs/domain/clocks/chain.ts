import type { Day } from '../calendar';
import type { Case, Obligation } from '../rules';
import type { Change, Clock, Course, Ending, Link, Moment, Run } from './clock';
import { dutyRow } from './duty';

/** Days in a row in which a course runs, and what ends them. */
interface Stretch {
  readonly from: Day;
  /** What made it run again after a stop. */
  readonly resumedBy?: string;
  readonly ending?: Ending;
}

/** One duty before a clock has judged it. */
interface Duty {
  readonly link: Link;
  readonly clock: Clock;
  readonly startsOn: Day;
  readonly startedBy?: string;
  readonly dueOn?: Day;
  readonly next?: Moment;
  readonly ending?: Ending;
}

const endOf = ({ until, endedBy, because, superseded, endsAt, endsAsBreach }: Run): Ending | undefined =>
  until ? { on: until, entry: endedBy, because, superseded, at: endsAt, asBreach: endsAsBreach } : undefined;

const stretchesOf = (run: Run): Stretch[] => {
  const stretches: Stretch[] = [];
  let from: Day = run.from;
  let resumedBy = run.countsFrom && run.entry;
  for (const stop of run.stops) {
    if (stop.from > from)
      stretches.push({
        from,
        resumedBy,
        ending: {
          on: stop.from,
          entry: stop.entry,
          because: stop.because,
          superseded: true,
          carriedOn: stop.carriedOn,
          dayIsAnothers: true,
        },
      });
    if (!stop.until || (run.until && stop.until >= run.until)) return stretches;
    [from, resumedBy] = [stop.until, stop.endedBy];
  }
  return [...stretches, { from, resumedBy, ending: endOf(run) }];
};

/** The row of a duty in a chain. */
const rowOf = ({ link, clock, startsOn, startedBy, dueOn, next, ending }: Duty): Obligation =>
  dutyRow(link.about, clock, {
    anchor: link.anchor,
    startsOn,
    startedBy,
    dueOn,
    dueAt: dueOn && clock.within.dueAt?.(link),
    soonOn: dueOn && clock.course.soon(dueOn),
    met: next,
    ending,
    inWorkingDays: clock.within.inWorkingDays,
  });

const inForce = (clock: Clock, on: Day): boolean => on >= clock.inForce && (!clock.ended || on < clock.ended);

/** The clock that a link is under, of those in force on its anchor. Where two apply the tighter interval does, under the lower number (reading R63). */
const judge = (clocks: readonly Clock[], link: Link): { clock: Clock; dueOn: Day } | undefined => {
  let [clock, dueOn]: [Clock | undefined, Day] = [undefined, ''];
  for (const one of clocks) {
    if (!inForce(one, link.anchor.on) || !one.step(link)) continue;
    const due = one.within.due(link);
    if (!clock || due < dueOn) dueOn = due;
    clock ??= one;
  }
  return clock && { clock, dueOn };
};

/** What an open duty becomes where another interval takes over: the same anchor, and the earlier date (reading R24). */
const takenOver = (duty: Duty, clocks: readonly Clock[], change: Change): Duty | undefined => {
  const { link, dueOn } = duty;
  const fromNow = judge(clocks, { ...link, anchor: change, asOf: change.on });
  if (!fromNow) return undefined;
  const isEarlier = !dueOn || fromNow.dueOn < dueOn;
  const isTighter = change.enters ?? (dueOn !== undefined && judge(clocks, { ...link, asOf: change.on })!.dueOn < dueOn);
  if (!isTighter || (fromNow.clock === duty.clock && !isEarlier)) return undefined;
  return { ...duty, clock: fromNow.clock, startsOn: change.on, startedBy: change.entry, dueOn: isEarlier ? fromNow.dueOn : dueOn };
};

/** A duty as its clocks judge it in turn: where a regime becomes tighter the open row gives way to another. */
const rowsOf = (duty: Duty, clocks: readonly Clock[], changes: readonly Change[]): Obligation[] => {
  if (changes.length === 0) return [rowOf(duty)];
  const { startsOn, next, ending } = duty;
  const isOpen = ({ on }: Moment): boolean => on > startsOn && (!next || on <= next.on) && (!ending || on < ending.on);
  for (const change of changes.filter(isOpen)) {
    const after = takenOver(duty, clocks, change);
    if (!after) continue;
    const because = 'superseded: a shorter interval applies';
    const superseded = { on: change.on, entry: change.entry, because, superseded: true, carriedOn: true };
    return [rowOf({ ...duty, next: undefined, ending: superseded }), ...rowsOf(after, clocks, changes)];
  }
  return [rowOf(duty)];
};

/** The duties of one run: each starts when the one before is met, and after a stop the course starts again from what happened last. */
const chain = (about: Case, course: Course, clocks: readonly Clock[], run: Run): Obligation[] => {
  const meets = course.meets(about, run);
  const changes = course.changes?.(about, run) ?? [];
  const rows: Obligation[] = [];
  let [number, anchor]: [number, Moment] = [0, run.countsFrom ?? { entry: run.entry, on: run.from, at: run.at }];
  let place = 0;
  for (const { from, resumedBy, ending } of stretchesOf(run)) {
    // A chain that has not begun has nothing to go on from.
    const isBefore = ({ on }: Moment): boolean => on < from || (on === from && !course.pauses);
    const begun = from > run.from && meets.some(isBefore);
    const before = begun ? (course.resumesFrom?.(about, run) ?? meets).filter(isBefore) : [];
    if (before.length > 0) [number, anchor] = [before.length, before.at(-1)!];
    for (let next: Moment | undefined = anchor; next; [number, anchor] = next ? [number + 1, next] : [number, anchor]) {
      const startsOn = anchor.on > from ? anchor.on : from;
      if (number > 0 && ending && startsOn >= ending.on) break;
      while (number > 0 && place < meets.length && meets[place]!.on <= anchor.on) place += 1;
      next = ending?.dayIsAnothers && meets[place] && meets[place]!.on >= ending.on ? undefined : meets[place];
      const link: Link = { about, run, number, anchor, asOf: anchor.on };
      const judged = judge(clocks, link);
      if (!judged) continue;
      const { clock } = judged;
      const asJudged = course.pauses && judged.dueOn < startsOn ? startsOn : judged.dueOn;
      const dueOn = number === 0 && run.startUnknown ? undefined : asJudged;
      const startedBy = from > anchor.on ? resumedBy : undefined;
      rows.push(...rowsOf({ link, clock, startsOn, startedBy, dueOn, next, ending }, clocks, changes));
    }
  }
  return rows;
};

/** All duties under some clocks of one course. */
export const dutiesOf = (about: Case, course: Course, clocks: readonly Clock[]): Obligation[] =>
  course.runs(about).flatMap(run => chain(about, course, clocks, run));
