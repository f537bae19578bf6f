import { yearInWords } from './dates';
import { given, type Report, type Said } from './said';

/** What one row says of one thing: rows with the same key speak of the same thing. */
export interface Claim<D extends object> {
  readonly key: string;
  readonly said: Said;
  readonly data: D;
}
export interface Settled<D extends object> {
  readonly key: string;
  readonly data: D;
  /** The rows that say it: the one that counts first, then those that fill what it does not give. */
  readonly by: readonly Said[];
}

const groups = <D extends object>(claims: readonly Claim<D>[]): [string, Claim<D>[]][] => {
  const byKey = new Map<string, Claim<D>[]>();
  for (const claim of claims) byKey.set(claim.key, [...(byKey.get(claim.key) ?? []), claim]);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
};

const settleOne = <D extends object>(key: string, claims: readonly Claim<D>[], whole: boolean, report: Report): Settled<D> => {
  const [first, ...others] = [...claims].sort((a, b) => b.said.year - a.said.year) as [Claim<D>, ...Claim<D>[]];
  const data = given({ ...first.data }) as Record<string, unknown>;
  const by = [first.said];
  for (const { said, data: more } of others) {
    const fields = Object.entries(given(more));
    const fills = whole ? [] : fields.filter(([field]) => !(field in data));
    if (fills.length) by.push(said);
    Object.assign(data, Object.fromEntries(fills));
    if (!fields.some(([field, value]) => field in data && data[field] !== value)) continue;
    const effect = fills.length ? 'part-left-out' : 'row-left-out';
    if (said.year < first.said.year)
      report(said, 'superseded', effect, `The return for ${yearInWords(first.said.year)} says otherwise. The later return is used.`);
    else report(said, 'duplicate', effect, 'Another row of this return says otherwise of the same thing. The first is used.');
  }
  return { key, data: data as D, by };
};

/**
 * Settles what the returns of several years say of each thing: field by field the later return wins, and what it does not give an older one fills
 * (with `whole`, the later row stands alone). A differing older value is reported as superseded.
 */
export const settle = <D extends object>(claims: readonly Claim<D>[], report: Report, whole = false): Settled<D>[] =>
  groups(claims).map(([key, of]) => settleOne(key, of, whole, report));
