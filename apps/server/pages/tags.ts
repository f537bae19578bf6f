import { daysBetween, obligationOn, type Day, type Obligation, type ObligationStatus, type Severity } from '@waymark/domain';
import { counted } from './words';

/** A tag says in words what its colour says. */
export interface Tag {
  readonly text: string;
  readonly classes: string;
}

const tag = (text: string, colour: string): Tag => ({ text, classes: `govuk-tag--${colour}` });

/** A duty that is open, by the days left until it is due. */
export const dueTag = (status: ObligationStatus | undefined, left: number): Tag => {
  if (status === 'overdue') return tag(`Overdue by ${counted(-left, 'day')}`, 'red');
  const says = left === 0 ? 'Due today' : `Due in ${counted(left, 'day')}`;
  return tag(says, status === 'due-soon' ? 'yellow' : 'blue');
};

/** How a duty stands at the end of a day. */
export const obligationTag = (row: Obligation, day: Day): Tag => {
  const status = obligationOn(row, day);
  switch (status) {
    case 'met-on-time':
      return tag('Met on time', 'green');
    case 'met-late':
      return tag(`Met ${counted(daysBetween(row.dueOn!, row.metOn!), 'day')} late`, 'orange');
    case 'voided':
      return tag('Closed', 'grey');
    case 'not-in-record':
      return tag('Not in the record', 'grey');
    case undefined:
      return tag('Not started', 'grey');
    default:
      if (!row.notBefore) return dueTag(status, daysBetween(day, row.dueOn!));
      return status === 'overdue' ? tag('Too early', 'red') : tag('Waiting', 'blue');
  }
};

const severityTags: Record<Severity, Tag> = {
  info: tag('To note', 'blue'),
  amber: tag('Amber', 'orange'),
  red: tag('Red', 'red'),
  critical: { text: 'Critical', classes: 'waymark-tag--critical' },
};
export const severityTag = (severity: Severity): Tag => severityTags[severity];
