import type { NewFact } from '@waymark/domain';

/** A story at an edge of a clock, and the duties that it tells, one a line. */
export type Edge = readonly [rule: string, what: string, facts: NewFact[], rows: string[]];
