import { daysBetween, type Dimension, type DutyDue, type Outcome, type Waits } from '@waymark/domain';
import type { Tag } from '../tags';
import { codeName, counted } from '../words';

export const outcomeWords: Record<Outcome, string> = {
  'met-on-time': 'Met on time',
  'met-late': 'Met late',
  'still-open': 'Still open',
  'overdue-child-missing': 'Overdue, child missing',
  'never-met': 'Never met',
  'not-yet-due': 'Not yet due',
  voided: 'Closed',
  superseded: 'Replaced',
  'not-in-record': 'Not in the record',
  'start-not-recorded': 'Start not on record',
};

const colours: Partial<Record<Outcome, string>> = {
  'met-on-time': 'green',
  'met-late': 'orange',
  'still-open': 'red',
  'overdue-child-missing': 'red',
  'never-met': 'red',
  'not-yet-due': 'blue',
};
export const outcomeTag = ({ outcome, dueOn, metOn }: DutyDue): Tag => {
  // Late by hours, on the day it was due.
  const late = outcome === 'met-late' ? daysBetween(dueOn!, metOn!) : 0;
  const text = late > 0 ? `Met ${counted(late, 'day')} late` : outcomeWords[outcome];
  return { text, classes: `govuk-tag--${colours[outcome] ?? 'grey'}` };
};

export const dimensionWords: Record<Dimension, string> = {
  team: 'Team',
  worker: 'Social worker',
  area: 'Area of home',
  district: 'District of home',
  age: 'Age',
  'legal-status': 'Legal status',
  unaccompanied: 'Unaccompanied or not',
};

const ages: Record<string, string> = { '<1': 'Under 1', '1-4': '1 to 4', '5-9': '5 to 9', '10-15': '10 to 15', '16+': '16 and over' };
export const groupName = (group: string | null, by: Dimension): string => {
  if (group === null) return 'Not on record';
  if (by === 'age') return ages[group] ?? group;
  if (by === 'unaccompanied') return group === 'yes' ? 'Unaccompanied' : 'Others';
  if (by === 'district') return codeName(group, 'district');
  return by === 'legal-status' ? codeName(group, 'legalStatus') : group;
};

export const percentInWords = (share: number | null): string => (share === null ? '–' : `${share.toFixed(1)}%`);

export const waitsInWords = ({ lowerQuartile, median, upperQuartile, longest }: Waits) => ({
  median: counted(median, 'day'),
  spread: `half of them ${lowerQuartile} to ${upperQuartile}, longest ${longest}`,
});
