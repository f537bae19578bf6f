import { START, type Position } from '@waymark/event-store';
import type { DataSource } from 'typeorm';
import { REBUILD_LOCK } from './rebuild';

export interface Parked {
  readonly stream: string;
  /** The entry from which on it cannot be told, where one can be named. */
  readonly entry: string | null;
  readonly message: string;
  readonly parkedAt: string;
}

/** How the read models stand towards the log. Every page that shows rows says what of this is not as it should be. */
export interface ProjectorState {
  readonly position: Position;
  /** When the last entry of a child that is told was recorded; `null` before there is one. */
  readonly recordedAt: Date | null;
  /** The rows are being told again; or somebody stopped in the middle of it, and must run the rebuild again. */
  readonly rebuild: 'none' | 'running' | 'interrupted';
  readonly parked: readonly Parked[];
  /** Children still told under earlier settings. */
  readonly staleLeft: number;
}

const STATE = `
  SELECT coalesce(c.position, '${START}') AS position, (SELECT recorded_at FROM read.timeline ORDER BY position DESC LIMIT 1) AS "recordedAt",
    CASE WHEN c.rebuilding_since IS NULL THEN 'none' WHEN EXISTS (
      SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = ${REBUILD_LOCK} AND l.objsubid = 1
    ) THEN 'running' ELSE 'interrupted' END AS rebuild,
    (SELECT coalesce(json_agg(json_build_object('stream', stream, 'entry', entry, 'message', message, 'parkedAt', parked_at) ORDER BY stream), '[]')
      FROM read.stream WHERE parked_at IS NOT NULL) AS parked,
    (SELECT count(*)::int FROM read.stream s JOIN read.authority a ON s.told_under < a.ruled_by WHERE starts_with(s.stream, 'child-')) AS "staleLeft"
  FROM (SELECT) always LEFT JOIN read.checkpoint c ON c.name = 'log'`;

/** The state now. The log's head is the store's to tell. */
export const projectorState = async (models: DataSource): Promise<ProjectorState> => (await models.query<ProjectorState[]>(STATE))[0]!;

/** How many children are still told under earlier settings, of how many. */
export interface ToldAgain {
  readonly left: number;
  readonly of: number;
}
/** How far the children are told under what the authority said last. It counts every child: for the pages that ask this alone. */
export const toldAgain = async (models: DataSource): Promise<ToldAgain> =>
  (
    await models.query<ToldAgain[]>(`
      SELECT count(*) FILTER (WHERE s.told_under < a.ruled_by)::int AS left, count(*)::int AS of
      FROM read.stream s LEFT JOIN read.authority a ON true WHERE starts_with(s.stream, 'child-')`)
  )[0]!;
