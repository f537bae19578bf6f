import { addDays, dayInWords, daysBetween, earliest, latest, type Day } from '../calendar';
import type { Run } from '../clocks/clock';
import { homes } from '../clocks/runs';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { inRecord, occurrences, over, passed, without, type Band } from './bands';

/** A stay with a connected person who is approved for the time being, until the full approval or its end. */
interface Approval extends Span {
  /** The start of the placement: the sixteen weeks run from it, whenever the approval was given (PL-06, reading R16). */
  readonly countsFrom: Day;
  /** From the day it was granted, up to but not including the day after the last it covers. */
  readonly extension?: Span;
}

/** What is about this home: it names one of its placements, or none and falls into its days. */
const about =
  ({ home, from, until }: Run) =>
  ({ on, placement }: { readonly on: string; readonly placement?: string }): boolean =>
    placement === undefined ? on >= from && (!until || on < until) : home!.placements.some(({ entry }) => entry === placement);

const startOf = ({ story }: Case, run: Run): Approval | undefined => {
  const resting = story.of('PlacementStarted').filter(({ basis }) => basis === 'REG24');
  const placement = run.home!.placements.find(({ entry }) => resting.some(one => one.entry === entry));
  const granted = story.of('TemporaryApprovalGranted').find(about(run));
  const countsFrom = latest(run.from, placement?.from)!;
  if (placement) return { entry: placement.entry, from: countsFrom, countsFrom };
  return granted && { entry: granted.entry, from: latest(run.from, granted.on)!, countsFrom };
};

/** One extension counts, granted before the sixteen weeks are over, for eight weeks more at most. */
const extensionOf = ({ story }: Case, run: Run, countsFrom: Day): Span | undefined => {
  const granted = story.of('TemporaryApprovalExtended').find(one => about(run)(one) && one.on < addDays(countsFrom, 112));
  if (!granted) return undefined;
  const { entry, on, until } = granted;
  return { entry, from: on, until: earliest(until && addDays(until, 1), addDays(countsFrom, 168)) };
};

const approvalsIn = (told: Case): Approval[] =>
  homes(told).flatMap(run => {
    const start = run.startUnknown ? undefined : startOf(told, run);
    if (!start) return [];
    const approved = told.story.of('FullApprovalGranted').find(about(run));
    return [{ ...start, until: earliest(approved?.on, run.until), extension: extensionOf(told, run, start.countsFrom) }];
  });

const bandsOf = (told: Case, { entry, from, until, countsFrom, extension }: Approval): Band[] => {
  const facts = [{ says: 'With a connected person under a temporary approval', on: from, entry }];
  const extended = extension && { says: 'Temporary approval extended', on: extension.from, entry: extension.entry };
  return inRecord(
    told,
    temporaryApprovalExpiring.needs,
    countsFrom,
    over(told, temporaryApprovalExpiring, { countsFrom, from, until, whenReached: true }),
  )
    .flatMap(graded => without(graded, extension ? [extension] : []))
    .map(graded => {
      const seen = extended && extended.on <= graded.from ? [...facts, extended] : facts;
      return { anchor: entry, evidence: seen.map(fact => fact.entry), facts: seen, ...graded };
    });
};

/** Without an extension in force the placement must end after sixteen weeks, and with one after twenty-four at most. */
export const temporaryApprovalExpiring: DriftRule = {
  id: 'D11',
  version: 1,
  says: 'Temporary approval expiring',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25; amber is a proposal',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans'],
  limits: { amber: 84, red: 112, critical: 168 },
  ofLaw: ['red', 'critical'],
  clears: 'Record the full approval, an extension granted in time, or the end of the placement.',
  signals: told => {
    const approvals = approvalsIn(told);
    return occurrences(
      temporaryApprovalExpiring,
      approvals.flatMap(approval => bandsOf(told, approval)),
      approvals.flatMap(({ extension }) => extension ?? []),
    );
  },
  explain: (_signal, { countsFrom, severity }, day) => {
    const lasts = severity === 'amber' ? 'lasts for 16 weeks' : 'has run out';
    return (
      `Placed with a connected person on ${dayInWords(countsFrom)} under a temporary approval, which ${lasts} (regulation 24). ` +
      `No full approval is recorded. ${passed(daysBetween(countsFrom, day))}.`
    );
  },
};
