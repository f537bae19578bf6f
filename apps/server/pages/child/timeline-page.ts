import type { FactKind } from '@waymark/domain';
import { address } from '../as-at';
import { pageOf, pagination } from '../pagination';
import { counted, day } from '../words';
import type { Item } from './timeline';

const PAGE = 20;

/** The kinds of fact in words, as the filter of a timeline offers them. */
const kinds: Partial<Record<FactKind, string>> = {
  episodes: 'Care, legal status and placements',
  plans: 'Plans',
  reviews: 'Reviews',
  visits: 'Visits',
  court: 'Court',
  adoption: 'Adoption',
  guardianship: 'Special guardianship',
  missing: 'Missing and away',
  workers: 'Social workers and reviewing officers',
  unaccompanied: 'Unaccompanied children',
  record: 'The record itself',
};

export interface TimelineAsked {
  readonly on: string;
  readonly known: string;
  readonly kind: string;
  readonly page: unknown;
}

/** One page of a timeline, with what filters and pages it. `known` is the day whose knowledge it shows. */
export const timelinePage = (items: readonly Item[], asked: TimelineAsked, { path, known }: { path: string; known: string }) => {
  const present = new Set(items.map(item => item.kind));
  const kind = present.has(asked.kind) ? asked.kind : '';
  const chosen = items.filter(item => !kind || item.kind === kind);
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(asked.page, pages);
  const href = (to: number): string => `${address(path, { on: asked.on, known: asked.known, kind, page: to })}#timeline`;
  return {
    items: chosen.slice((page - 1) * PAGE, page * PAGE),
    says: `Showing what was known on ${day(known)}: ${counted(chosen.length, 'event')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`,
    kinds: [
      { value: '', text: 'Everything' },
      ...Object.entries(kinds)
        .filter(([name]) => present.has(name))
        .map(([value, text]) => ({ value, text, selected: value === kind })),
    ],
    pagination: pagination(page, pages, href),
    /** The page on which an entry stands, for links to it. */
    pageOf: (entry: string): string => {
      const at = chosen.findIndex(item => item.id === entry);
      const to = Math.floor(at / PAGE) + 1;
      if (to === page) return `#entry-${entry}`;
      // The kind that is chosen leaves it out: it stands where everything is shown.
      const everywhere = Math.floor(items.findIndex(item => item.id === entry) / PAGE) + 1;
      const shown = at < 0 ? { page: everywhere } : { kind, page: to };
      return `${address(path, { on: asked.on, known: asked.known, ...shown })}#entry-${entry}`;
    },
  };
};
