import type { Clock, OwnClock } from './clocks/clock';
import { clocks } from './clocks/clocks';
import { ownClocks } from './clocks/own-clocks';
import { driftRules } from './drift/drift-rules';
import type { Rule } from './rules';

/** A rule as the manual and the dictionary print it. */
export type RegisteredRule = Rule & {
  readonly kind: 'clock' | 'signal';
  /** A clock's limit in words, a signal's limits by name: in days, unless the name says otherwise. */
  readonly limits: string | Readonly<Record<string, number>>;
  readonly clears?: string;
};

const plain = ({ id, version, says, law, confidence, inForce, ended, needs }: Rule): Rule => ({
  id,
  version,
  says,
  law,
  confidence,
  inForce,
  ended,
  needs,
});

/** All rules Waymark tells, clocks first. */
export const rulesRegister = (): RegisteredRule[] => [
  ...[...clocks, ...ownClocks].map((clock: Clock | OwnClock) => ({ ...plain(clock), kind: 'clock' as const, limits: clock.within.says })),
  ...driftRules.map(rule => ({ ...plain(rule), kind: 'signal' as const, limits: rule.limits, clears: rule.clears })),
];
