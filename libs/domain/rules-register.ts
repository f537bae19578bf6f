import type { Clock, OwnClock, Setting } from './clocks/clock';
import { clocks } from './clocks/clocks';
import { ownClocks } from './clocks/own-clocks';
import { driftRules } from './drift/drift-rules';
import { limitsInWords } from './drift/limits-in-words';
import type { Rule } from './rules';

/** A rule as the manual and the dictionary print it. */
export type RegisteredRule = Rule & {
  readonly kind: 'clock' | 'signal';
  /** A clock's limit in words, a signal's limits by name: in days, unless the name says otherwise. */
  readonly limits: string | Readonly<Record<string, number>>;
  readonly limitsSay: string;
  readonly clears?: string;
  /** The numbers in it that the authority may set for itself, with their standard value. */
  readonly sets: readonly Setting[];
  /** A clock that does not fit the table of law: it is a file of its own. */
  readonly ownFile: boolean;
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
  ...[...clocks, ...ownClocks].map((clock: Clock | OwnClock) => ({
    ...plain(clock),
    kind: 'clock' as const,
    limits: clock.within.says,
    limitsSay: clock.within.says,
    sets: clock.within.sets ?? [],
    ownFile: 'duties' in clock,
  })),
  ...driftRules.map(rule => ({
    ...plain(rule),
    kind: 'signal' as const,
    limits: rule.limits,
    limitsSay: limitsInWords(rule).join(', '),
    clears: rule.clears,
    sets: Object.entries(rule.limits).map(([name, standard]) => ({
      setting: `${rule.id}.${name}`,
      standard,
      most: rule.ofLaw?.includes(name) ? standard : undefined,
    })),
    ownFile: true,
  })),
];
