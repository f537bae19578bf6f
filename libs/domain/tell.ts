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

/** All duties of one child, past and present, in the order in which they start. Pure, like `tell`. */
export const dutiesIn = (about: Case): Obligation[] =>
  [
    ...[...courses].flatMap(([course, rows]) => dutiesOf(about, course, rows)),
    ...ownClocks.flatMap((clock: OwnClock) => clock.duties(about)),
  ].sort(inOrder);

/** All duties and all drift of one child, past and present. Pure: it knows no today; ask the rows for a day. */
export const tell = (about: Case): { obligations: Obligation[]; signals: Signal[] } => {
  const obligations = dutiesIn(about);
  const signals = driftRules.flatMap(rule => rule.signals(about, obligations)).sort(bySince);
  return { obligations, signals };
};
