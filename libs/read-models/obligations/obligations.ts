import type { Day, ObligationStatus } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { streamed } from '../streamed';
import { asked, NAMED, ON, WHOSE, type Named, type Whose } from '../whose';
import { isOpenOn, statusOn } from './status';

/** A duty that had begun by the day, with its status at the end of it. */
export interface ListedObligation extends Named {
  readonly rule: string;
  readonly version: number;
  readonly anchor: string;
  readonly anchorOn: Day;
  readonly startsOn: Day;
  readonly dueOn: Day | null;
  readonly metOn: Day | null;
  readonly voidedOn: Day | null;
  readonly because: string | null;
  readonly status: ObligationStatus;
  /** Running, neither met nor closed nor frozen, and the record can tell. */
  readonly open: boolean;
  readonly evidence: readonly string[];
  /** Years whose bank holidays are not confirmed and bear on the due date. */
  readonly provisional: readonly number[] | null;
  readonly worker: string | null;
  readonly team: string | null;
}

export interface WhichObligations extends Whose {
  readonly rule?: string;
  /** Only those on the open lists at the end of the day. */
  readonly open?: boolean;
  /** Only open ones that fall due by this day, or are overdue. */
  readonly dueBy?: Day;
  /** Only open ones that are due soon by the lead time of their rule, or overdue. */
  readonly soon?: boolean;
  /** Only of children allocated to this worker, or to this team, among those asked about. */
  readonly allocatedTo?: { readonly worker?: string; readonly team?: string };
}

const STATEMENT = `
  WITH ${WHOSE}
  SELECT ${NAMED}, o.rule, o.version, o.anchor, o.anchor_on AS "anchorOn", o.starts_on AS "startsOn", o.due_on AS "dueOn",
    o.met_on AS "metOn", o.voided_on AS "voidedOn", o.because, ${statusOn('o', ON)} AS status, ${isOpenOn('o', ON)} AS open,
    o.evidence, o.provisional, c.worker, c.team
  FROM whose c JOIN read.obligation o USING (child)
  WHERE o.starts_on <= ${ON} AND ($8::text IS NULL OR o.rule = $8) AND (NOT $9::boolean OR (${isOpenOn('o', ON)}))
    AND ($10::date IS NULL OR o.due_on <= $10) AND (NOT $11::boolean OR ${ON} >= least(o.soon_on, o.due_on + 1))
    AND ($12::text IS NULL OR c.worker = $12) AND ($13::text IS NULL OR c.team = $13)
  ORDER BY o.due_on NULLS LAST, child, o.n`;
const parameters = ({ rule, open = false, dueBy, soon = false, allocatedTo, ...whose }: WhichObligations): unknown[] => [
  ...[...asked(whose), rule, open || soon || dueBy !== undefined, dueBy, soon],
  ...[allocatedTo?.worker, allocatedTo?.team],
];

/** The duties of some children, those due first at the head. */
export const obligations = (models: DataSource, which: WhichObligations): Promise<ListedObligation[]> =>
  models.query<ListedObligation[]>(STATEMENT, parameters(which));
/** The same for lists of any length. */
export const streamObligations = (models: DataSource, which: WhichObligations): AsyncGenerator<ListedObligation> =>
  streamed<ListedObligation>(models, STATEMENT, parameters(which));
