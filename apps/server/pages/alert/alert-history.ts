import type { Seen, SignalTold } from '@waymark/application';
import { daysBetween, eventSpec, inWords, londonDay, oversightRoles, type Deferral, type Day, type Handled } from '@waymark/domain';
import { roleSays } from '../frame';
import { severityTag, type Tag } from '../tags';
import { counted, day } from '../words';

/** One thing in the life of an alert. */
interface Row {
  readonly on: Day;
  readonly what: string;
  readonly tag?: Tag;
  /** In the words of who did it. */
  readonly words?: string;
  readonly by?: string;
  /** Where it was not recorded that day. */
  readonly recordedOn?: Day;
  readonly href?: string;
}

const whatIsSaid = (one: Handled): { what: string; words?: string } => {
  switch (one.type) {
    case 'SignalDeferred':
      return { what: `Deferred until ${day(one.until)}`, words: one.reason };
    case 'DeferralWithdrawn':
      return { what: 'Deferral ended', words: one.reason };
    case 'SignalEscalated':
      return { what: `Escalated to: ${inWords(oversightRoles, one.to)}`, words: one.note };
    case 'OversightRecorded':
      return { what: 'Management oversight recorded', words: one.note };
    case 'SignalDisputed':
      return { what: 'Said to be wrong', words: one.says };
  }
};

const handledRow = (one: Handled, link: (entry: string) => string): Row => {
  const recorded = one.recordedAt && londonDay(one.recordedAt);
  return {
    on: one.on,
    ...whatIsSaid(one),
    by: one.by,
    recordedOn: recorded && recorded !== one.on ? recorded : undefined,
    href: link(one.entry),
  };
};

const back: Partial<Record<Deferral['because'], string>> = {
  'review date': 'Back on the board: the review date has passed',
  'severity rose': 'Back on the board: it has become graver than it was when it was deferred',
};

/** Earlier days first; on one day what the rules say, then what people did. */
export const historyRows = ({ child: { on, entries }, history, clearedBy }: SignalTold, link: (entry: string) => string): Row[] => {
  const { spans, handled, deferrals, clearedOn } = history;
  const clearing = entries.find(({ id }) => id === clearedBy);
  const rows: Row[] = [
    ...spans.map(({ from, severity }, i) => ({ on: from, what: i ? 'Became' : 'Raised at', tag: severityTag(severity) })),
    ...deferrals.flatMap(({ until, because }) => (until <= on && back[because] ? [{ on: until, what: back[because] }] : [])),
    ...handled.map(one => handledRow(one, link)),
    ...(clearedOn
      ? [
          {
            on: clearedOn,
            what: clearing ? `Cleared by: ${eventSpec(clearing.type)!.title}` : 'Cleared: a date ended it, no entry',
            by: clearing?.actor,
            href: clearing && link(clearing.id),
          },
        ]
      : []),
  ];
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** How long it was or is open, and how soon somebody did something about it. */
export const historySays = ({ child: { on }, history: { since, clearedOn, daysToFirstHandling } }: SignalTold): string => {
  const open = clearedOn
    ? `It was open for ${counted(daysBetween(since, clearedOn), 'day')}.`
    : `It has been open for ${counted(daysBetween(since, on), 'day')}.`;
  if (daysToFirstHandling === null) return `${open} Nobody has recorded anything about it${clearedOn ? '' : ' yet'}.`;
  return `${open} Somebody first did something about it ${daysToFirstHandling ? `after ${counted(daysToFirstHandling, 'day')}` : 'the same day'}.`;
};

export const seenRows = (seen: readonly Seen[]) => seen.map(({ day: on, role, people }) => ({ on, role: roleSays(role), people }));
