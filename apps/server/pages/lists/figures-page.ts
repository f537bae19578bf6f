import type { FiguresTold } from '@waymark/application';
import type { SignalFigures } from '@waymark/read-models';
import { ruleName } from '../rules-in-words';
import { counted } from '../words';

const days = (median: number | null): string => (median === null ? 'None' : counted(median, 'day'));
const share = (some: number, of: number): string => (of ? `${some} of ${of} (${Math.round((100 * some) / of)}%)` : 'None to judge');

const figuresRow = (one: SignalFigures) => ({
  name: ruleName(one.rule),
  raised: one.raised,
  cleared: one.cleared,
  toClear: days(one.medianDaysToClear),
  in30: share(one.clearedIn30, one.of30),
  open: one.open,
  deferred: one.deferred,
  daysOpen: days(one.medianDaysOpen),
  handled: one.raised ? `${one.handled} of ${one.raised}` : 'None raised',
  toHandle: days(one.medianDaysToFirstHandling),
});

/** How alerts went in a period, rule by rule. */
export const figuresPage = ({ from, on, figures }: FiguresTold) => ({
  from,
  on,
  path: '/team/drift/history',
  rows: figures.map(figuresRow),
});
