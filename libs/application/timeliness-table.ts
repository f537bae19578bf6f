import { outcomes, type DutyDue, type Outcome, type TimelinessLine, type Waits } from '@waymark/domain';

/** The figures of a rule, or of a group under it, as a row of a table: the same from every door. */
export interface LineRow extends Readonly<Record<Outcome, number>>, Partial<Waits> {
  readonly rule: string;
  readonly group: string | null;
  readonly due: number;
  readonly of: number;
  readonly percentOnTime: number | null;
  readonly voidedBecause: string;
}
export const lineColumns: readonly (keyof LineRow)[] = [
  ...(['rule', 'group', 'due', 'of', 'percentOnTime', ...outcomes, 'voidedBecause'] as const),
  ...(['lowerQuartile', 'median', 'upperQuartile', 'longest'] as const),
];
export const lineRow = ({ rule, group, due, of, percentOnTime, outcomes: sums, voidedBecause, waits }: TimelinessLine): LineRow => {
  const reasons = Object.entries(voidedBecause).map(([because, count]) => `${because}: ${count}`);
  return { rule, group, due, of, percentOnTime, ...sums, voidedBecause: reasons.join('; '), ...waits };
};

/** A duty that fell due, with its child's id and nobody's name. */
export type DutyRow = DutyDue & { readonly child: string };
export const dutyColumns: readonly (keyof DutyRow)[] = [
  ...(['child', 'rule', 'version', 'dueOn', 'metOn', 'outcome', 'because', 'waited'] as const),
  ...(['team', 'worker', 'area', 'district', 'legalStatus', 'age', 'unaccompanied', 'anchor', 'anchorOn'] as const),
];
