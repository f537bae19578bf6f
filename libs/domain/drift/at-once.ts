import { byStart } from '../span';
import { addDays } from '../calendar';
import { before, type Days } from './bands';

export type Overlap<S> = Days & {
  /** Those that hold on these days, the one that began last at the end. */
  readonly those: readonly S[];
};

/** The days on which any of some stretches hold, cut wherever one of them begins or ends. */
export const overlaps = <S extends Days>(spans: readonly S[]): Overlap<S>[] => {
  const inOrder = [...spans].sort(byStart);
  const cuts = [...new Set(inOrder.flatMap(({ from, until }) => (until ? [from, until] : [from])))].sort();
  let those: S[] = [];
  let next = 0;
  return cuts.flatMap((from, i) => {
    those = those.filter(({ until }) => before(from, until));
    for (let span = inOrder[next]; span && span.from <= from; span = inOrder[++next]) if (before(from, span.until)) those.push(span);
    return those.length ? [{ from, until: cuts[i + 1], those }] : [];
  });
};

/** Stretches of days, each with what the window of so many days that ends on each of them sees of some spans. */
export const windows = <S extends Days>(spans: readonly S[], days: number): (Days & { seen: S[] })[] =>
  overlaps(
    spans
      .filter(({ from, until }) => !until || from < until)
      .map(span => ({ span, from: span.from, until: span.until && addDays(span.until, days - 1) })),
  ).map(({ from, until, those }) => ({ from, until, seen: those.map(({ span }) => span) }));
