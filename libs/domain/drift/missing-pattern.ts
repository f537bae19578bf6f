import { addDays, dayInWords, daysBetween, earliest, hoursLater, londonDay, type Day } from '../calendar';
import type { Case, DriftRule, Severity } from '../rules';
import type { Span } from '../span';
import type { Told } from '../story';
import { common, inDays, inRecord, occurrences, reached, windows, type Band } from './bands';
import { inCare, outOfCare } from './in-care';

type Timed = { readonly on: Day; readonly at?: string };
/** The first day at whose end so many hours have passed: by the moment where it is on record, else by whole days (readings R13, R37). */
const hoursAfter = ({ on, at }: Timed, hours: number): Day => (at ? londonDay(hoursLater(at, hours)) : addDays(on, Math.ceil(hours / 24)));

const told = <T extends { readonly entry: string }>(facts: readonly T[], entry: string | undefined): T | undefined =>
  facts.find(fact => fact.entry === entry);

/** Up to 24 hours amber, then red, after 72 hours critical. */
const missingBands = ({ story }: Case, { entry, from, until }: Span): Band[] => {
  const start = told(story.of('MissingStarted'), entry)!;
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

/** Whether something of the day of a new episode came before it: it did, unless the times say otherwise (reading R76). */
const beforeNext = ({ on, at }: Timed, next: Told<'MissingStarted'> | undefined): boolean =>
  !next || on < next.on || (on === next.on && !(at && next.at && Date.parse(at) > Date.parse(next.at)));

/** Each return needs its own interview. One declined is not done and leaves the open lists; a new episode ends the wait as well (readings R76, R97). */
const interviewBands = ({ story, journey }: Case, episode: Span): Band[] => {
  const back = told(story.of('MissingEnded'), episode.endedBy);
  if (!back) return [];
  const next = told(story.of('MissingStarted'), journey.missing[journey.missing.indexOf(episode) + 1]?.entry);
  const settled = [...story.of('ReturnInterviewCompleted'), ...story.of('ReturnInterviewDeclined')]
    .filter(done => done.on >= back.on && beforeNext(done, next))
    .map(({ on }) => on);
  const from = back.at
    ? hoursAfter(back, missingPattern.limits.interviewHours!)
    : addDays(hoursAfter(back, missingPattern.limits.interviewHours!), 1);
  const until = earliest(...settled, next?.on);
  return common(
    {
      severity: 'amber',
      limb: 'no interview',
      from,
      until: undefined,
      countsFrom: back.on,
      anchor: back.entry,
      evidence: [back.entry],
      facts: [{ says: 'Found or returned', on: back.on, entry: back.entry }],
    },
    { from: back.on, until },
  );
};

/** So many episodes begun in the days of the window. */
const patternBands = (about: Case): Band[] => {
  const starts = about.journey.missing.map(({ entry, from }) => ({ entry, from, until: addDays(from, 1) }));
  return windows(starts, missingPattern.limits.windowDays!).flatMap(({ seen, ...days }) =>
    reached(about, missingPattern, { ...days, count: seen.length, steps: [['red', 'episodes']] }).map(graded => ({
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
  clears: 'Record that the child was found or returned, and the return interview, or that it was declined.',
  signals: about => {
    const { missing } = about.journey;
    const bands = [
      ...missing.flatMap(episode => [...missingBands(about, episode), ...interviewBands(about, episode)]),
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
