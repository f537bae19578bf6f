import { addDays, dayInWords, daysBetween, earliest, hoursLater, londonDay, type Day } from '../calendar';
import type { Case, DriftRule, Severity } from '../rules';
import { byDay, type Span } from '../span';
import type { Told } from '../story';
import { windows } from './at-once';
import { common, inDays, inRecord, occurrences, reached, type Band } from './bands';
import { inCare, outOfCare } from './in-care';

type Timed = { readonly on: Day; readonly at?: string };
/** The first day at whose end so many hours have passed: by the moment where it is on record, else by whole days (readings R13, R37). */
const hoursAfter = ({ on, at }: Timed, hours: number): Day => (at ? londonDay(hoursLater(at, hours)) : addDays(on, Math.ceil(hours / 24)));

/** Up to 24 hours amber, then red, after 72 hours critical. */
const missingBands = ({ story }: Case, { entry, from, until }: Span): Band[] => {
  const start = story.toldBy(entry)!;
  const { missingRedHours, missingCriticalHours } = missingPattern.limits as Record<string, number>;
  const band = (severity: Severity, since: Day): Band[] =>
    common(
      {
        severity,
        limb: 'missing',
        from: since,
        until: undefined,
        countsFrom: from,
        anchor: entry,
        evidence: [entry],
        facts: [{ says: 'Went missing', on: from, entry }],
      },
      { from, until },
    );
  return [
    ...band('amber', from),
    ...band('red', hoursAfter(start, missingRedHours!)),
    ...band('critical', hoursAfter(start, missingCriticalHours!)),
  ];
};

/** Whether something came before an episode: on the day of it, it did, unless the times say otherwise (reading R76). */
const cameBefore = ({ on, at }: Timed, episode: Timed | undefined): boolean =>
  !episode || on < episode.on || (on === episode.on && !(at && episode.at && Date.parse(at) > Date.parse(episode.at)));

/** A return, and the episode after it. */
interface Return {
  readonly back: Told<'MissingEnded'>;
  readonly next?: Timed;
  /** The day of its interview, or of the word that it is declined: not done, but off the open lists (reading R97). */
  settledOn?: Day;
}

/** Each return needs an interview of its own, the first after it and before the next episode. */
const returnsOf = ({ story, journey: { missing } }: Case): Return[] => {
  const returns = missing.flatMap(({ endedBy }, i): Return[] => {
    const back = story.toldBy(endedBy);
    return back?.type === 'MissingEnded' ? [{ back, next: story.toldBy(missing[i + 1]?.entry) }] : [];
  });
  const waiting = [...returns];
  for (const done of [...story.of('ReturnInterviewCompleted'), ...story.of('ReturnInterviewDeclined')].sort(byDay)) {
    while (waiting[0]?.next && waiting[0].next.on < done.on) waiting.shift();
    const first = waiting.find(({ back, next, settledOn }) => !settledOn && done.on >= back.on && cameBefore(done, next));
    if (first) first.settledOn = done.on;
  }
  return returns;
};

/** A new episode ends the wait for an interview as well (reading R76). */
const interviewBands = ({ back, next, settledOn }: Return): Band[] => {
  const dueOn = hoursAfter(back, missingPattern.limits.interviewHours!);
  return common(
    {
      severity: 'amber',
      limb: 'no interview',
      // Due at a moment it is late by the end of that day; without one the day itself is still in time.
      from: back.at ? dueOn : addDays(dueOn, 1),
      until: undefined,
      countsFrom: back.on,
      anchor: back.entry,
      evidence: [back.entry],
      facts: [{ says: 'Found or returned', on: back.on, entry: back.entry }],
    },
    { from: back.on, until: earliest(settledOn, next?.on) },
  );
};

/** So many episodes begun in the days of the window. */
const patternBands = (about: Case): Band[] => {
  const starts = about.journey.missing.map(({ entry, from }) => ({ entry, from, until: addDays(from, 1) }));
  return windows(starts, missingPattern.limits.windowDays!).flatMap(({ seen, from, until }) =>
    reached(about, missingPattern, { from, until, count: seen.length, steps: [['red', 'episodes']] }).map(graded => ({
      limb: 'pattern',
      anchor: seen.at(-1)!.entry,
      evidence: seen.map(({ entry }) => entry),
      facts: seen.map(({ entry, from }) => ({ says: 'Went missing', on: from, entry })),
      ...graded,
    })),
  );
};

export const missingPattern: DriftRule = {
  id: 'D24',
  version: 1,
  says: 'Missing, or missing again and again',
  law: 'Statutory guidance on children who run away or go missing, 2014: return interview within 72 hours; the rest is a proposal',
  confidence: 'V2',
  inForce: '2014-01-01',
  needs: ['episodes', 'missing'],
  limits: { missingRedHours: 24, missingCriticalHours: 72, interviewHours: 72, episodes: 3, windowDays: 90 },
  ofLaw: ['interviewHours'],
  clears: 'Record that the child was found or returned, and the return interview, or that it was declined.',
  signals: about => {
    const bands = [
      ...about.journey.missing.flatMap(episode => missingBands(about, episode)),
      ...returnsOf(about).flatMap(interviewBands),
      ...patternBands(about),
    ].flatMap(band => inRecord(about, missingPattern.needs, band.countsFrom, [band]));
    return occurrences(
      missingPattern,
      inCare(about).flatMap(period => bands.flatMap(band => common(band, period))),
      outOfCare(about),
    );
  },
  explain: (_signal, { countsFrom, limb, evidence, limit }, day) => {
    const on = dayInWords(countsFrom);
    if (limb === 'missing')
      return `The child went missing on ${on} and has not been found or returned: ${inDays(daysBetween(countsFrom, day))}.`;
    return limb === 'no interview'
      ? `The child was found or returned on ${on}. No return interview is recorded; it was due within 72 hours (guidance of 2014).`
      : `The child went missing ${evidence.length} times in the 90 days to ${dayInWords(day)}; the limit is ${limit}.`;
  },
};
