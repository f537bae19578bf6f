import type { Day } from '@waymark/domain';
import type { Position } from '@waymark/event-store';
import type { DataSource } from 'typeorm';
import { asked, NAMED, WHOSE, type Named, type Whose } from '../whose';

/** An entry that somebody recorded. */
export interface Recorded extends Named {
  readonly entry: string;
  readonly position: Position;
  readonly type: string;
  /** The day it happened, as last corrected. */
  readonly happenedOn: Day;
  readonly recordedAt: Date | null;
  readonly actor: string;
  readonly imported: boolean;
  readonly struckOut: boolean;
  readonly corrected: boolean;
  /** The entry that this one corrects or strikes out. */
  readonly about: string | null;
}

export interface SinceLastHere extends Whose {
  readonly after: Position;
  /** Whose own entries are left out. */
  readonly except?: string;
  readonly limit?: number;
}

const STATEMENT = `
  WITH ${WHOSE}
  SELECT ${NAMED}, t.entry, t.position, t.type, t.happened_on AS "happenedOn", t.recorded_at AS "recordedAt", t.actor, t.imported,
    t.struck_by IS NOT NULL AS "struckOut", t.corrected_by <> '{}' AS corrected, t.about
  FROM whose c JOIN read.timeline t USING (child)
  WHERE t.position > $8 AND ($9::text IS NULL OR t.actor <> $9) AND t.happened_on <= $1::date
  ORDER BY t.position DESC LIMIT $10`;

/** What was recorded about some children after a position of the log, the newest first. */
export const sinceLastHere = (models: DataSource, { after, except, limit = 50, ...whose }: SinceLastHere): Promise<Recorded[]> =>
  models.query<Recorded[]>(STATEMENT, [...asked(whose), after, except, limit]);
