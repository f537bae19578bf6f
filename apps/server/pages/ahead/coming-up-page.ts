import { opensNames, type Listed, type WithNames } from '@waymark/application';
import type { ComingUp } from '@waymark/read-models';
import { address } from '../as-at';
import { childNamed } from '../lists/child-row';
import { pageOf, pagination } from '../pagination';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { counted, gap } from '../words';

/** How many days ahead people look. */
export const spans = [14, 28, 90] as const;
const PAGE = 100;

export interface ComingUpAsked {
  readonly within: number;
  readonly rule: string;
  readonly page: unknown;
}

/** What falls due and what rises in the days ahead if nothing happens, the first day first. */
export const comingUpPage = (
  { rows, on, reach, notYetShown }: Listed<WithNames<ComingUp>>,
  { within, rule, page: wanted }: ComingUpAsked,
) => {
  const named = opensNames(reach);
  const kinds = [...new Set(rows.map(row => row.rule))].sort();
  const asked = kinds.includes(rule) ? rule : '';
  const chosen = rows.filter(row => !asked || row.rule === asked);
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(wanted, pages);
  return {
    notYetShown,
    spans: spans.map(days => ({
      text: `${days} days`,
      href: address('/coming-up', { within: days, rule: asked }),
      chosen: days === within,
    })),
    within,
    kinds: kinds.map(kind => ({ value: kind, text: `${ruleName(kind)} (${kind})`, selected: kind === asked })),
    says: `${counted(chosen.length, 'thing')} in the next ${within} days if nothing is recorded${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
    pagination: pagination(page, pages, to => address('/coming-up', { within, rule: asked, page: to })),
    rows: chosen.slice((page - 1) * PAGE, page * PAGE).map(row => ({
      on: row.on,
      gap: gap(row.on, on),
      child: childNamed(row, named),
      name: ruleName(row.rule, row.version),
      tag: row.severity ? severityTag(row.severity) : { text: 'Falls due', classes: 'govuk-tag--blue' },
      says: row.says,
    })),
  };
};
