import type { WithNames } from '@waymark/application';
import { daysBetween, dayInWords, type Day } from '@waymark/domain';
import type { CaseloadRow, ListedSignal } from '@waymark/read-models';
import { ageInWords, nameOf } from '../child/identity';
import { ruleName } from '../rules-in-words';
import { dueTag, severityTag } from '../tags';
import { codeName, counted, gap, shortDay } from '../words';

export type ChildListed = WithNames<CaseloadRow>;
export type SignalListed = WithNames<ListedSignal>;

/** A child as lists name it. Who may see no names sees the id, and no link: it would lead nowhere. */
export const childNamed = (row: Pick<ChildListed, 'child' | 'givenName' | 'familyName'>, named: boolean) => ({
  name: named ? nameOf(row.child, row) : row.child,
  href: named ? `/children/${row.child}` : undefined,
});

/** What stands under a child's name. */
const notes = (row: ChildListed, on: Day, family: readonly string[]): string[] => [
  ...[ageInWords(row.dateOfBirth, on)].filter(age => age !== undefined),
  ...(family.length ? [`brother or sister of ${family.join(', ')}`] : []),
  ...(row.missingSince ? [`missing since ${dayInWords(row.missingSince)}`] : []),
  ...(row.lastKnownOn ? [`last known in care on ${dayInWords(row.lastKnownOn)}`] : []),
  ...(row.importUnfinished ? ['an import that wrote here was interrupted'] : []),
  ...(row.parked ? ['this row may be out of date'] : []),
];

export interface RowContext {
  readonly on: Day;
  readonly named: boolean;
  readonly rows: readonly ChildListed[];
  readonly signals: readonly SignalListed[];
}

/** A child as a row of the table. */
export const childRow = (row: ChildListed, { on, named, rows, signals }: RowContext) => {
  const { child, legalStatus, placement, plan, next, lastSeen, worker, siblings } = row;
  const lasted = placement && daysBetween(placement.since, on);
  const family = siblings && named ? rows.filter(other => other.siblings === siblings && other.child !== child) : [];
  return {
    ...childNamed(row, named),
    child,
    worker,
    under: notes(
      row,
      on,
      family.map(other => childNamed(other, named).name),
    ),
    legalStatus: legalStatus ? codeName(legalStatus.code, 'legalStatus') : 'Not on record',
    placement: placement ? codeName(placement.code, 'placement') : 'None on record',
    placementDays: lasted ?? -1,
    placementFor: lasted === null ? undefined : counted(lasted, 'day'),
    plan: plan?.code ? codeName(plan.code, 'plan') : 'No plan',
    next: next && { name: ruleName(next.rule), tag: dueTag(next.status, daysBetween(on, next.dueOn)) },
    nextSort: next?.dueOn ?? '9999',
    seen: lastSeen ? shortDay(lastSeen) : 'Not on record',
    seenAgo: lastSeen ? gap(lastSeen, on) : undefined,
    seenSort: lastSeen ?? '0000',
    alerts: signals
      .filter(signal => signal.child === child)
      .map(({ rule, version, severity }) => ({ name: ruleName(rule, version), tag: severityTag(severity) })),
  };
};
