import type { Day } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import type { SealedPart } from './opening';

/** Which children a list is asked about, and for which day. */
export interface Whose {
  /** As at the end of this day. */
  readonly on: Day;
  readonly child?: string;
  readonly worker?: string;
  /** Children of this team and of no team; `null` for those of none only; left out for all. */
  readonly team?: string | null;
  /** Only children without a social worker. */
  readonly unallocated?: boolean;
  /** The day whose allocation decides about worker and team, where it is not the day asked: who may see a past day is asked of today. */
  readonly allocatedOn?: Day;
}

/** The names of a row's child, sealed: see `openParts`. */
export interface Named {
  readonly child: string;
  readonly givenName: SealedPart | null;
  readonly familyName: SealedPart | null;
  readonly dateOfBirth: SealedPart | null;
  /** `YYYY-MM`. */
  readonly birthMonth: string | null;
}
export const NAMED = `c.child, c.given_name AS "givenName", c.family_name AS "familyName", c.date_of_birth AS "dateOfBirth", c.birth_month AS "birthMonth"`;

/** Whether a span holds at the end of a day. */
export const holds = (span: string, day: string): string =>
  `${span}.from_on <= ${day} AND (${span}.until_on IS NULL OR ${day} < ${span}.until_on)`;

/** The day asked, in any statement that takes its parameters from `asked`. */
export const ON = '$1::date';
/** The children asked for as a common table, with their allocation. Parameters of one's own begin at $8. */
export const WHOSE = `whose AS (
  SELECT c.*, w.code AS worker, w.detail->>'team' AS team
  FROM read.child c LEFT JOIN read.span w ON w.child = c.child AND w.kind = 'worker' AND ${holds('w', '$2::date')}
  WHERE ($3::text IS NULL OR c.child = $3) AND ($4::text IS NULL OR w.code = $4) AND ($5::boolean OR w.code IS NULL)
    AND ($6::boolean OR w.detail->>'team' IS NULL OR w.detail->>'team' = $7))`;
export const asked = ({ on, child, worker, team, unallocated = false, allocatedOn = on }: Whose): unknown[] => [
  ...[on, allocatedOn, child, worker, !unallocated],
  ...[team === undefined, team],
];

/** The children somebody asks about, by their numbers. */
export const childrenOf = async (models: DataSource, whose: Whose): Promise<string[]> =>
  (
    await models.query<{ child: string }[]>(`WITH ${WHOSE} SELECT child FROM whose WHERE ${ON} IS NOT NULL ORDER BY child`, asked(whose))
  ).map(({ child }) => child);
