import type { Problem as FieldProblem } from '@waymark/domain';
import { eventSpec } from '@waymark/domain';
import { Conflict, Denied, Gone, TooLarge, Unavailable, UnknownOutcome } from '@waymark/event-store';
import { Erased, Tampered, WrongKey } from '@waymark/keyring';
import { CannotTell } from '@waymark/read-models';
import { DoorError, Forbidden, KeyReused, NeedsReason, NotFound, PurposeNeeded, Refused, Stale } from './errors';

/** An error for pages, API and command line alike: RFC 9457's members, with a stable code. It never quotes personal fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** What is wrong, field by field. */
  readonly errors?: readonly FieldProblem[];
  /** What has to be confirmed with a reason. */
  readonly concerns?: readonly { readonly id: string; readonly says: string }[];
  /** What was recorded since the form was made. */
  readonly since?: readonly { readonly revision: number; readonly says: string; readonly on: unknown }[];
}

const UNAVAILABLE = 'Waymark cannot reach its database now. Nothing was recorded. Try again soon.';
const UNKNOWN = 'The connection was lost while this was being recorded. Send it again as it is: it is recorded once, whatever happened.';
const UNEXPECTED = 'Something went wrong. Try again later; if it goes on, tell whoever runs Waymark.';

type Shown = Pick<Problem, 'title' | 'status'> & { readonly detail?: string };
const shown: readonly (readonly [kind: abstract new (...of: never[]) => Error, as: Shown])[] = [
  [Refused, { title: 'This cannot be recorded', status: 422 }],
  [NeedsReason, { title: 'This needs a reason', status: 422 }],
  [Stale, { title: 'The record has changed', status: 409 }],
  [KeyReused, { title: 'This was sent before', status: 409 }],
  [Forbidden, { title: 'Not allowed', status: 403 }],
  [PurposeNeeded, { title: 'Say why', status: 403 }],
  [NotFound, { title: 'Not found', status: 404 }],
  [Conflict, { title: 'The record is busy', status: 409, detail: 'Others are recording on this child at this moment. Send it again.' }],
  [Gone, { title: 'The record is closed', status: 410, detail: 'The record of this child is closed. Nothing can be added to it.' }],
  [Erased, { title: 'The record is erased', status: 410, detail: 'This was erased. Nothing personal can be recorded here again.' }],
  [
    Tampered,
    {
      title: 'The record was altered',
      status: 500,
      detail: 'Part of this was altered after it was stored, and is not shown. Tell whoever runs Waymark.',
    },
  ],
  [WrongKey, { title: 'Wrong key', status: 503, detail: 'Waymark was started with a wrong key. Tell whoever runs it.' }],
  [
    CannotTell,
    {
      title: 'From a later release',
      status: 503,
      detail: 'This record holds events of a later release. Tell whoever runs Waymark to update it.',
    },
  ],
  [TooLarge, { title: 'Too large', status: 413 }],
  [Unavailable, { title: 'Not available', status: 503, detail: UNAVAILABLE }],
  [UnknownOutcome, { title: 'Outcome unknown', status: 503, detail: UNKNOWN }],
  [Denied, { title: 'Not available', status: 503, detail: 'The database does not allow this. Tell whoever runs Waymark.' }],
];

/** The driver's own errors where the database is away: by Node's code or PostgreSQL's. */
const isAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' && /^(E[A-Z]{4,}|08|57P|53)/.test(code)) ||
    (typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message))
  );
};

const parts = (error: unknown): Partial<Problem> => {
  if (error instanceof Refused) {
    const { problems, field, says } = error.refusal;
    return { errors: problems ?? (field ? [{ field, says }] : undefined) };
  }
  if (error instanceof NeedsReason) return { concerns: error.concerns.map(({ id, says }) => ({ id, says })) };
  if (error instanceof Stale)
    return { since: error.since.map(({ revision, type, data }) => ({ revision, says: eventSpec(type)?.title ?? type, on: data.on })) };
  return {};
};

/** Any error as a problem; what nobody foresaw says nothing about itself. */
export const problemOf = (error: unknown): Problem => {
  const known = shown.find(([kind]) => error instanceof kind);
  if (!known) {
    const [code, status, detail] = isAway(error)
      ? (['unavailable', 503, UNAVAILABLE] as const)
      : (['unexpected', 500, UNEXPECTED] as const);
    return { type: `urn:waymark:problem:${code}`, title: status === 503 ? 'Not available' : 'Unexpected', status, code, detail };
  }
  const { code, message } = error as DoorError;
  const { title, status, detail = message } = known[1];
  return JSON.parse(JSON.stringify({ type: `urn:waymark:problem:${code}`, title, status, code, detail, ...parts(error) })) as Problem;
};
