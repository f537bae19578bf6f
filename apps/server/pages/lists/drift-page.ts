import { opensNames, type DriftTold } from '@waymark/application';
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
  /** `deferred` for those that are deferred; else they are left out. */
  readonly show: string;
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
  deferredUntil: signal.deferredUntil,
  worker: signal.worker,
});

/** The board of drift: counts by kind as filters, and the alerts, the gravest first. */
export const driftPage = (told: DriftTold, asked: DriftAsked, path: string) => {
  const { on, rows, rules, reach } = told;
  const named = opensNames(reach);
  const deferred = asked.show === 'deferred';
  const show = deferred ? asked.show : '';
  const kinds = rules.map(one => ({ ...one, count: deferred ? one.deferred : one.total - one.deferred })).filter(({ count }) => count);
  const rule = kinds.some(one => one.rule === asked.rule) ? asked.rule : '';
  const chosen = rows.filter(row => (row.deferredUntil !== null) === deferred && (!rule || row.rule === rule));
  const apart = rows.filter(row => row.deferredUntil).length;
  const pages = Math.ceil(chosen.length / PAGE);
  const page = pageOf(asked.page, pages);
  return {
    on,
    path,
    named,
    headline: share(told),
    notYetShown: told.notYetShown,
    kinds: kinds.map(one => ({
      name: ruleName(one.rule),
      count: one.count,
      chosen: one.rule === rule,
      href: `${address(path, { on: asked.on, rule: one.rule, show })}#alerts`,
    })),
    deferred,
    others: {
      says: deferred
        ? counted(rows.length - apart, 'alert is not deferred', 'alerts are not deferred')
        : counted(apart, 'alert is deferred', 'alerts are deferred'),
      link: deferred ? 'Show the alerts that are not deferred' : apart ? 'Show the deferred alerts' : undefined,
      href: `${address(path, { on: asked.on, show: deferred ? '' : 'deferred' })}#alerts`,
    },
    all: address(path, { on: asked.on, show }),
    filtered: rule !== '',
    heading: `${rule ? ruleName(rule) : deferred ? 'Alerts' : 'All alerts'}${deferred ? ', deferred' : ''}`,
    says: `Showing ${counted(chosen.length, 'alert')}, the gravest first${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
    pagination: pagination(page, pages, to => `${address(path, { on: asked.on, rule, show, page: to })}#alerts`),
    rows: chosen.slice((page - 1) * PAGE, page * PAGE).map(row => alertRow(row, told, named)),
  };
};
