import type { Episode, Place } from './episode';
import type { Report } from './said';

const columnsOf = (place: Place) => [place.provider, place.urn, place.postcode];

/**
 * Whether two places differ. The columns decide; where neither address nor Ofsted's number can be compared, RNE is believed: P, B, T and U are
 * changes of placement.
 */
export const hasMoved = (before: Place, after: Place, rne: string | undefined): boolean => {
  if (before.code !== after.code) return true;
  const pairs = columnsOf(before).map((value, i) => [value, columnsOf(after)[i]] as const);
  const both = pairs.map(([one, other]) => !!one && !!other);
  if (pairs.some(([one, other], i) => both[i] && one !== other)) return true;
  return !both[1] && !both[2] && /^[PTBU]$/.test(rne ?? '');
};

const rules: Record<string, { rule: string; moved: boolean; changed: boolean }> = {
  L: { rule: '434', moved: false, changed: true },
  P: { rule: '435', moved: true, changed: false },
  T: { rule: '435', moved: true, changed: false },
  B: { rule: '436', moved: true, changed: true },
  U: { rule: '436', moved: true, changed: true },
};
const words = ({ moved, changed }: { moved: boolean; changed: boolean }): string =>
  moved && changed ? 'legal status and placement' : moved ? 'the placement' : changed ? 'the legal status' : 'nothing';

/** Reports where RNE says another change than the columns: DfE's rules 434 to 436. */
export const disagreement = ({ rne, by }: Episode, is: { moved: boolean; changed: boolean }, report: Report): void => {
  const says = rules[rne ?? ''];
  if (!says || (says.moved === is.moved && says.changed === is.changed)) return;
  const none = !is.moved && !is.changed;
  report(
    by[0]!,
    says.rule,
    none ? 'row-left-out' : 'warning',
    `RNE ${rne!} says that ${words(says)} changed, but by the other columns it is ${words(is)}. ${none ? 'So there is nothing to record.' : 'The columns are used.'}`,
  );
};
