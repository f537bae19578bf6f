import type { Clock, Course, OwnClock } from './clocks/clock';
import { dutiesOf } from './clocks/chain';
import { clocks } from './clocks/clocks';
import { ownClocks } from './clocks/own-clocks';
import { driftRules } from './drift/drift-rules';
import { since, type Case, type Obligation, type Signal } from './rules';

const courses = new Map<Course, Clock[]>();
for (const clock of clocks) courses.set(clock.course, [...(courses.get(clock.course) ?? []), clock]);

const inOrder = (a: Obligation, b: Obligation): number => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0);

const bySince = (a: Signal, b: Signal): number => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0);

/** What the rules tell of one child. */
export interface ToldByRules {
  readonly obligations: readonly Obligation[];
  readonly signals: readonly Signal[];
}

/** All duties of one child, past and present, in the order in which they start. Pure, like `tell`. */
export const dutiesIn = (about: Case): Obligation[] =>
  [
    ...[...courses].flatMap(([course, rows]) => dutiesOf(about, course, rows)),
    ...ownClocks.flatMap((clock: OwnClock) => clock.duties(about)),
  ].sort(inOrder);

/** All duties and all drift of one child, past and present. Pure: it knows no today; ask the rows for a day. */
export const tell = (about: Case): ToldByRules => {
  const obligations = dutiesIn(about);
  const signals = driftRules.flatMap(rule => rule.signals(about, obligations)).sort(bySince);
  return { obligations, signals };
};

/** The duties under some rules alone. Clocks of one course take turns, so a course is judged as a whole. */
const dutiesUnder = (about: Case, wanted: (rule: string) => boolean, inUse = (clocks: readonly Clock[]) => clocks): Obligation[] =>
  [
    ...[...courses].flatMap(([course, rows]) => (rows.some(({ id }) => wanted(id)) ? dutiesOf(about, course, inUse(rows)) : [])),
    ...ownClocks.flatMap((clock: OwnClock) => (wanted(clock.id) ? clock.duties(about) : [])),
  ]
    .filter(({ rule }) => wanted(rule))
    .sort(inOrder);

/** What one rule alone tells: the rows that `tell` has under it, for a small part of the work. */
export const tellOnly = (about: Case, rule: string): ToldByRules => {
  const drift = driftRules.find(({ id }) => id === rule);
  if (!drift) return { obligations: dutiesUnder(about, id => id === rule), signals: [] };
  return { obligations: [], signals: drift.signals(about, drift.reads ? dutiesUnder(about, drift.reads) : []).sort(bySince) };
};

/** What a rule would tell if one version of it had always been in force, and no other; nothing where it has no such version. */
export const tellAsIf = (about: Case, rule: string, version: number): ToldByRules => {
  const rows = [...clocks, ...ownClocks, ...driftRules].filter(({ id }) => id === rule);
  if (!rows.some(row => row.version === version)) return { obligations: [], signals: [] };
  if (rows.length === 1) return tellOnly(about, rule);
  const always = { inForce: '', ended: undefined };
  const inUse = (all: readonly Clock[]): Clock[] =>
    all.flatMap(clock => (clock.id !== rule ? [clock] : clock.version === version ? [{ ...clock, ...always }] : []));
  return { obligations: dutiesUnder(about, id => id === rule, inUse), signals: [] };
};
