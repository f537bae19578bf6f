import type { DriftTold } from '@waymark/application';
import { daysBetween, severities } from '@waymark/domain';
import { address } from '../as-at';
import { alertHref } from '../child/journey-page';
import { pageOf, pagination } from '../pagination';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { counted } from '../words';
import { childNamed, type SignalListed } from './child-row';

const PAGE = 100;

export interface DriftAsked {
  readonly on: string;
  readonly rule: string;
  readonly page: unknown;
}

const share = ({ drifting, of }: DriftTold): string => {
  const waiting = counted(of.children, 'child waits', 'children wait');
  const alone = of.unaccompanied ? ` Of those who came to the country alone: ${drifting.unaccompanied} of ${of.unaccompanied}.` : '';
  return `${waiting} for a permanent home. The plan of ${drifting.children} of them is drifting, at red or critical.${alone}`;
};

const alertRow = (signal: SignalListed, { on }: DriftTold, named: boolean) => ({
  child: childNamed(signal, named),
  name: ruleName(signal.rule, signal.version),
  says: signal.says,
  href: named ? alertHref(signal, signal.child) : undefined,
  tag: severityTag(signal.severity),
  severitySort: severities.indexOf(signal.severity),
  days: daysBetween(signal.countsFrom, on),
  since: signal.since,
  worker: signal.worker,
});

/** The board of drift: counts by kind as filters, and the alerts, the gravest first. */
export const driftPage = (told: DriftTold, asked: DriftAsked, path: string) => {
  const { on, rows, rules, reach } = told;
  const named = reach !== 'any child, without personal fields';
  const rule = rules.some(one => one.rule === asked.rule) ? asked.rule : '';
  const chosen = rows.filter(row => !rule || row.rule === rule);
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(asked.page, pages);
  return {
    on,
    path,
    named,
    headline: share(told),
    notYetShown: told.notYetShown,
    kinds: rules.map(one => ({
      name: ruleName(one.rule),
      count: one.total,
      chosen: one.rule === rule,
      href: `${address(path, { on: asked.on, rule: one.rule })}#alerts`,
    })),
    filtered: rule !== '',
    heading: rule ? ruleName(rule) : 'All alerts',
    says: `Showing ${counted(chosen.length, 'alert')}, the gravest first${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
    pagination: pagination(page, pages, to => `${address(path, { on: asked.on, rule, page: to })}#alerts`),
    rows: chosen.slice((page - 1) * PAGE, page * PAGE).map(row => alertRow(row, told, named)),
  };
};
