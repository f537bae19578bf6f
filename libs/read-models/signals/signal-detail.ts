import { explainSignal, severityOn, since, type Day, type Severity, type Signal } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { NAMED, type Named } from '../whose';

/** An entry that a signal rests on, as it is on record. */
export interface Cited {
  readonly entry: string;
  readonly revision: number;
  readonly type: string;
  readonly happenedOn: Day;
  readonly recordedAt: string | null;
  readonly actor: string;
}

export interface SignalDetail extends Named, Signal {
  /** `null` where it is not open at the end of the day; then it says nothing. */
  readonly severity: Severity | null;
  readonly since: Day;
  readonly says: string | null;
  readonly cited: readonly Cited[];
}

type Found = Named & Signal & { readonly cited: readonly Cited[] };

const STATEMENT = `
  SELECT ${NAMED}, s.rule, s.version, s.anchor, s.counts_from AS "countsFrom", s.spans, s.facts, s.clears,
    (SELECT coalesce(json_agg(json_build_object('entry', t.entry, 'revision', t.revision, 'type', t.type, 'happenedOn', t.happened_on,
        'recordedAt', t.recorded_at, 'actor', t.actor) ORDER BY t.happened_on, t.revision), '[]')
      FROM read.timeline t WHERE t.child = s.child AND (s.facts @> jsonb_build_array(jsonb_build_object('entry', t.entry))
        OR s.spans @? format('$[*].evidence[*] ? (@ == %s)', to_json(t.entry))::jsonpath)) AS cited
  FROM read.signal s JOIN read.child c USING (child)
  WHERE s.rule = $1 AND s.anchor = $2 AND (s.spans->0->>'from')::date <= $3::date ORDER BY s.n`;

/**
 * One signal as at the end of a day, with the entries it rests on: the occurrence that is open then, else the last that had begun; undefined
 * where there is none.
 */
export const signalDetail = async (
  models: DataSource,
  { rule, anchor, on }: { rule: string; anchor: string; on: Day },
): Promise<SignalDetail | undefined> => {
  const found = await models.query<Found[]>(STATEMENT, [rule, anchor, on]);
  const signal = found.find(one => severityOn(one, on)) ?? found.at(-1);
  if (!signal) return undefined;
  const span = severityOn(signal, on);
  return { ...signal, severity: span?.severity ?? null, since: since(signal), says: span ? explainSignal(signal, on) : null };
};
