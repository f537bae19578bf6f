import type { Day } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { asked, holds, NAMED, ON, WHOSE, type Named, type Whose } from '../whose';

/** A child open in one return and missing from the next: listed, not closed. */
export interface LastKnown extends Named {
  readonly lastKnownOn: Day;
  readonly careSince: Day;
  readonly sinceBefore: boolean;
}

const STATEMENT = `
  WITH ${WHOSE}
  SELECT ${NAMED}, c.last_known_on AS "lastKnownOn", care.from_on AS "careSince", (care.detail->>'sinceBefore')::boolean AS "sinceBefore"
  FROM whose c JOIN read.span care ON care.child = c.child AND care.kind = 'care' AND ${holds('care', ON)}
  WHERE c.last_known_on <= ${ON} ORDER BY c.last_known_on, c.child`;

/** The children of whom nobody has said since a 31 March that they are still in care, nor that they are not. */
export const lastKnownList = (models: DataSource, whose: Whose): Promise<LastKnown[]> => models.query<LastKnown[]>(STATEMENT, asked(whose));
