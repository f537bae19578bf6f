import { dayInWords, isOpenOn, obligationOn, type Day, type Obligation, type ObligationStatus } from '@waymark/domain';
import { ruleName, ruleOf } from '../rules-in-words';
import { obligationTag, type Tag } from '../tags';
import { gap } from '../words';

/** A duty as its card shows it. */
export interface ClockCard {
  readonly name: string;
  readonly tag: Tag;
  readonly says: string;
  readonly law: string;
  /** The entries it rests on, as far as they had happened by the day. */
  readonly evidence: readonly string[];
}

const urgency: Record<ObligationStatus, number> = {
  overdue: 0,
  'due-soon': 1,
  'not-yet-due': 2,
  'not-in-record': 3,
  'met-late': 4,
  'met-on-time': 5,
  voided: 6,
};

/** When a duty is or was due, and what became of it. */
export const obligationSays = (row: Obligation, day: Day): string => {
  const due = row.dueOn ? `${row.notBefore ? 'not before' : 'due'} ${dayInWords(row.dueOn)}` : 'due date not known';
  const provisional = row.provisional?.length ? ' The bank holidays or school terms of that year are not confirmed yet.' : '';
  switch (obligationOn(row, day)) {
    case 'met-on-time':
    case 'met-late':
      return `Done on ${dayInWords(row.metOn!)}, ${due}.`;
    case 'voided':
      return `Closed on ${dayInWords(row.voidedOn!)}${row.because ? `: ${row.because}` : ''}.`;
    case 'not-in-record':
      return `The record does not cover this${row.dueOn ? `, ${due}` : ''}.`;
    default: {
      const sentence = `${due}${row.dueOn ? `, ${gap(row.dueOn, day)}` : ''}.${provisional}`;
      return sentence[0]!.toUpperCase() + sentence.slice(1);
    }
  }
};

/** The latest duty under each rule, and every open one, the most urgent first. */
export const clockCards = (rows: readonly Obligation[], day: Day): ClockCard[] => {
  const started = rows.filter(row => obligationOn(row, day) !== undefined).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const shown = started.filter((row, i) => isOpenOn(row, day) || !started.slice(i + 1).some(later => later.rule === row.rule));
  const rank = (row: Obligation): string => `${urgency[obligationOn(row, day)!]} ${row.dueOn ?? '9999'}`;
  return shown
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(row => ({
      name: ruleName(row.rule, row.version),
      tag: obligationTag(row, day),
      says: obligationSays(row, day),
      law: `${row.rule}: ${ruleOf(row.rule, row.version)?.law ?? ''}`,
      evidence: row.evidence,
    }));
};
