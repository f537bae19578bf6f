import { daysBetween, obligationOn, type Day, type Obligation, type Severity } from '@waymark/domain';
import { counted } from './words';

/** A tag says in words what its colour says. */
export interface Tag {
  readonly text: string;
  readonly classes: string;
}

const tag = (text: string, colour: string): Tag => ({ text, classes: `govuk-tag--${colour}` });

/** How a duty stands at the end of a day. */
export const obligationTag = (row: Obligation, day: Day): Tag => {
  const left = row.dueOn ? daysBetween(day, row.dueOn) : 0;
  switch (obligationOn(row, day)) {
    case 'overdue':
      return tag(`Overdue by ${counted(-left, 'day')}`, 'red');
    case 'due-soon':
      return tag(left === 0 ? 'Due today' : `Due in ${counted(left, 'day')}`, 'yellow');
    case 'not-yet-due':
      return tag(`Due in ${counted(left, 'day')}`, 'blue');
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
  }
};

const severityTags: Record<Severity, Tag> = {
  info: tag('To note', 'blue'),
  amber: tag('Amber', 'orange'),
  red: tag('Red', 'red'),
  critical: { text: 'Critical', classes: 'waymark-tag--critical' },
};
export const severityTag = (severity: Severity): Tag => severityTags[severity];
