import type { LimitSet, LimitsTold, LimitTold, LimitTried } from '@waymark/application';
import { confidenceInWords, dayInWords, londonDay, type Day } from '@waymark/domain';
import { limitName } from '../rules-in-words';
import { counted } from '../words';
import type { LimitAsked } from './limit-form';

export const PATH = '/settings/limits';
export const limitHref = (setting: string): string => `${PATH}/${setting}`;

/** "No permanence plan (D01): red". */
export const limitTitle = ({ says, rule, setting }: LimitTold): string => `${says} (${rule}): ${limitName(setting)}`;

const set = ({ value, from, recordedAt, by, why }: LimitSet) => ({ value, from, recordedOn: londonDay(recordedAt), by, why });
const row = (limit: LimitTold) => ({
  title: limitTitle(limit),
  href: limitHref(limit.setting),
  standard: limit.standard,
  inForce: limit.inForce,
  set: limit.history[0] && set(limit.history[0]),
});

/** Every limit, those first that the authority has set. */
export const limitsPage = ({ limits }: LimitsTold) => ({
  own: limits.filter(({ history }) => history.length).map(row),
  others: limits.filter(({ history }) => !history.length).map(row),
});

/** How far a change has come, while it is being worked out. */
const progress = ({ toldAgain: { left, of } }: LimitsTold): string | undefined =>
  left
    ? `A change is being worked out: it applies to ${(of - left).toLocaleString('en-GB')} of ${counted(of, 'child', 'children')} so far.`
    : undefined;

/** One limit: what it is, who set it when and why. */
export const limitPage = (told: LimitsTold, limit: LimitTold) => ({
  title: limitTitle(limit),
  setting: limit.setting,
  rows: [
    ['In force today', String(limit.inForce)],
    ['Standard value', String(limit.standard)],
    ['The most the law allows', limit.most === undefined ? 'The law sets none' : String(limit.most)],
    ['Where the rule comes from', limit.law],
    ['How sure', confidenceInWords[limit.confidence]],
  ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  history: limit.history.map(set),
  showsWho: limit.history.some(({ by }) => by !== undefined),
  progress: progress(told),
});

const asksAbout = (children: number): string => `asks about ${counted(children, 'child', 'children')}`;

/** What a change would do, before it is made. */
export const effectsOf = (
  limit: LimitTold,
  { from }: LimitAsked,
  { today, tried, told }: { today: Day; tried: LimitTried; told: LimitsTold },
): string[] => {
  const last = tried.days.at(-1)!;
  return [
    `Today the rule ${asksAbout(last.now.children)}. Under the new limit it would be ${last.tried.children.toLocaleString('en-GB')}: ${last.gained.length} more, ${last.lost.length} fewer.`,
    `On some day of the last year it asked about ${tried.throughout.now.toLocaleString('en-GB')}; under the new limit that would have been ${tried.throughout.tried.toLocaleString('en-GB')}.`,
    from > today
      ? `Nothing changes until ${dayInWords(from)}.`
      : `Days from ${dayInWords(from)} on are judged by it, earlier days as before.`,
    `${counted(told.toldAgain.of, 'child is', 'children are')} worked out again, some at a time, while people work. Until then pages say for how many it does not apply yet.`,
    ...(limit.inForce === tried.value ? ['It is in force already. Setting it again keeps your reason.'] : []),
  ];
};
