import type { ReturnRow, RowProblem } from './row';
import type { Report } from './said';

/** Notes problems under their rows. */
export class Problems {
  private readonly byRow = new Map<ReturnRow, RowProblem[]>();

  readonly report: Report = ({ row }, ...problem) => {
    if (row) this.add(row, ...problem);
  };

  add(row: ReturnRow, code: string, effect: RowProblem['effect'], says: string): void {
    const { file, line, child, year } = row;
    this.byRow.set(row, [...(this.byRow.get(row) ?? []), { code, file, line, child, year, says, effect }]);
  }

  /** Whether something of the row was left out. */
  leftOut(row: ReturnRow): boolean {
    return !!this.byRow.get(row)?.some(({ effect }) => effect !== 'warning');
  }

  of(rows: readonly ReturnRow[]): RowProblem[] {
    return rows.flatMap(row => this.byRow.get(row) ?? []);
  }
}
