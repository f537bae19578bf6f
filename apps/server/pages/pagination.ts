/** What the GOV.UK pagination macro takes; undefined where one page holds all. */
export const pagination = (page: number, pages: number, href: (page: number) => string) => {
  if (pages < 2) return undefined;
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(n => n === 1 || n === pages || Math.abs(n - page) <= 1);
  const items = near.flatMap((n, i) => [
    ...(i > 0 && n - near[i - 1]! > 1 ? [{ ellipsis: true }] : []),
    { number: n, href: href(n), current: n === page },
  ]);
  return {
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < pages ? { href: href(page + 1) } : undefined,
  };
};

/** The page asked for, within those there are. */
export const pageOf = (asked: unknown, pages: number): number => Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), Math.max(1, pages));
