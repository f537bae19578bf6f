import type { WithNames } from '@waymark/application';
import { addDays, dayInWords, daysBetween, type Day } from '@waymark/domain';
import type { ListedObligation } from '@waymark/read-models';
import { ageInWords } from '../child/identity';
import { ruleName, ruleOf } from '../rules-in-words';
import { dueTag } from '../tags';
import { gap } from '../words';
import { childNamed } from './child-row';

export type DutyListed = WithNames<ListedObligation>;

const MOST = 7;

/** Open duties that are overdue or due within a week. */
const pressing = (duties: readonly DutyListed[], on: Day): DutyListed[] =>
  duties.filter(({ open, dueOn }) => open && dueOn !== null && dueOn <= addDays(on, 7));

/** How many children have something due within a week, or overdue. */
export const childrenInNeed = (duties: readonly DutyListed[], on: Day): number =>
  new Set(pressing(duties, on).map(({ child }) => child)).size;

/** Whether the law dates the duty: else its date is guidance that nobody has confirmed, or our proposal. */
const isDatedByLaw = ({ rule, version }: DutyListed): boolean => !['G', 'P'].includes(ruleOf(rule, version)?.confidence ?? 'G');

/**
 * The most pressing duties, at most seven: what, of whom, by when, and the rule. Those that the law dates come first, each kind with the first due at
 * the head, as they come.
 */
export const doNext = (duties: readonly DutyListed[], on: Day) =>
  pressing(duties, on)
    .sort((a, b) => Number(isDatedByLaw(b)) - Number(isDatedByLaw(a)))
    .slice(0, MOST)
    .map(duty => ({
      ...childNamed(duty, true),
      age: ageInWords(duty.dateOfBirth, on),
      what: ruleName(duty.rule, duty.version),
      tag: dueTag(duty.status, daysBetween(on, duty.dueOn!)),
      says: `Due ${dayInWords(duty.dueOn!)}, ${gap(duty.dueOn!, on)}. ${ruleOf(duty.rule, duty.version)?.law ?? ''}`,
    }));
