import { explainSignal, type Day, type Severity, type Signal, type SignalSpan } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { streamed } from '../streamed';
import { asked, holds, NAMED, ON, WHOSE, type Named, type Whose } from '../whose';

/** A signal open at the end of the day. */
export interface ListedSignal extends Named, Signal {
  readonly severity: Severity;
  /** The review date of the deferral in force: deferred alerts are listed and counted like any other. */
  readonly deferredUntil: Day | null;
  /** The first day of the occurrence, whatever its severity then. */
  readonly since: Day;
  /** What is so, since when, the sum and the limit. Names nobody. */
  readonly says: string;
  readonly evidence: readonly string[];
  readonly worker: string | null;
  readonly team: string | null;
}

export interface WhichSignals extends Whose {
  readonly rule?: string;
  readonly severity?: Severity;
  /** Only those that are deferred on the day, or only those that are not. */
  readonly deferred?: boolean;
}

type Found = Omit<ListedSignal, 'says' | 'evidence' | 'since'> & { readonly span: SignalSpan };

export const severityRank = (severity: string): string => `array_position('{info,amber,red,critical}'::text[], ${severity})`;

const STATEMENT = `
  WITH ${WHOSE}
  SELECT ${NAMED}, s.rule, s.version, s.anchor, s.counts_from AS "countsFrom", s.spans, s.facts, s.clears, p.severity, s.spans->p.i AS span,
    f.review_on AS "deferredUntil", c.worker, c.team
  FROM whose c JOIN read.signal_span p USING (child) JOIN read.signal s USING (child, n)
    LEFT JOIN read.signal_deferral f ON f.child = p.child AND f.n = p.n AND ${holds('f', ON)}
  WHERE ${holds('p', ON)} AND ($8::text IS NULL OR p.rule = $8) AND ($9::text IS NULL OR p.severity = $9)
    AND ($10::boolean IS NULL OR (f.child IS NOT NULL) = $10)
  ORDER BY ${severityRank('p.severity')} DESC, p.from_on, c.child, p.n`;
const parameters = ({ rule, severity, deferred, ...whose }: WhichSignals): unknown[] => [...asked(whose), rule, severity, deferred];

const said = ({ span, ...signal }: Found, on: Day): ListedSignal => ({
  ...signal,
  since: signal.spans[0]!.from,
  says: explainSignal(signal, on),
  evidence: span.evidence,
});

/** The drift of some children, the gravest at the head. */
export const signals = async (models: DataSource, which: WhichSignals): Promise<ListedSignal[]> =>
  (await models.query<Found[]>(STATEMENT, parameters(which))).map(found => said(found, which.on));
/** The same for lists of any length. */
export async function* streamSignals(models: DataSource, which: WhichSignals): AsyncGenerator<ListedSignal> {
  for await (const found of streamed<Found>(models, STATEMENT, parameters(which))) yield said(found, which.on);
}
