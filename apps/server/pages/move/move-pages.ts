import type { ChildTold, FactTried } from '@waymark/application';
import { daysBetween, isOpenOn, type Day, type Refusal } from '@waymark/domain';
import { obligationSays } from '../child/clocks';
import { nameOf } from '../child/identity';
import { homeOfChild } from '../crumbs';
import { titleOf } from '../entry-title';
import { mistakes } from '../forms';
import { ruleName } from '../rules-in-words';
import { code, counted, day, gap } from '../words';
import { choicesOn } from './choices';
import { effectsOf } from './effects';
import type { Move, MoveForm } from './form';

type Wrong = Readonly<Record<string, string>>;

const fieldOf: Readonly<Record<string, string>> = { on: 'day', at: 'day', type: 'placement' };

/** A refusal beside the field that it is about, and the entry that stands in the way. */
const wrongOf = ({ says, field }: Refusal): Wrong => ({ [field ? (fieldOf[field] ?? field) : 'day']: says });

const entryInTheWay = (refusal: Refusal | undefined, { child, entries }: ChildTold) => {
  const entry = refusal?.entry && entries.find(({ id }) => id === refusal.entry);
  return entry ? { ...titleOf(entry), href: `/children/${child}#entry-${entry.id}` } : undefined;
};

const livesNow = ({ standing: { placement }, on }: ChildTold) =>
  placement && {
    placement: code(placement.code, 'placement'),
    provider: code(placement.provider, 'provider') || 'Provider not on record',
    carer: placement.carer,
    since: placement.from,
    lasted: counted(daysBetween(placement.from, on), 'day'),
  };

/** The first page: what happened, with how it is now, what is wrong with the answers, and what stands against them. */
export const formPage = (told: ChildTold, form: MoveForm, { wrong, refusal }: { wrong?: Wrong; refusal?: Refusal } = {}) => ({
  child: told.child,
  name: nameOf(told.child, told.journey.identity),
  now: livesNow(told),
  form,
  choices: choicesOn(told.on),
  clash: entryInTheWay(refusal, told),
  breadcrumbs: homeOfChild(told.child),
  ...mistakes(refusal ? wrongOf(refusal) : (wrong ?? {})),
});

const answersOf = (move: Move, today: Day) =>
  (
    [
      ['When', `${day(move.on)}, ${gap(move.on, today)}`],
      ['Type of placement', code(move.placement, 'placement')],
      ['Who provides it', code(move.provider, 'provider')],
      ['Carer household or home', move.carer ?? 'Not given'],
      ['The carer stays the same', move.sameCarer ? 'Yes' : 'No'],
      ['Why the placement before ended', move.because ? code(move.because, 'because') : 'There was none'],
    ] as const
  ).map(([key, value]) => ({ key: { text: key }, value: { text: value } }));

/** The second page: the answers, what they will do, what was recorded meanwhile, what ought not to be. */
export const checkPage = (
  { before, after, concerns, revision }: FactTried,
  { form, move, today, wrong }: { form: MoveForm; move: Move; today: Day; wrong: Wrong },
) => {
  const kept = Object.entries({ ...form, basedOn: String(revision) }).filter(([name]) => name !== 'reason');
  return {
    child: before.child,
    name: nameOf(before.child, before.journey.identity),
    answers: answersOf(move, today),
    effects: effectsOf({ before, after, on: move.on, today }),
    changedSince: before.entries.filter(entry => entry.revision > Number(form.basedOn)).map(titleOf),
    concerns,
    form,
    hidden: kept.map(([name, value]) => ({ name, value })),
    breadcrumbs: homeOfChild(before.child),
    ...mistakes(wrong),
  };
};

/** The last page: saved, and what is due because of it. */
export const donePage = ({ child, journey, obligations, entries, on }: ChildTold, entry: string, shown: boolean) => ({
  child,
  name: nameOf(child, journey.identity),
  entry,
  shown,
  on: (entries.find(({ id }) => id === entry)?.data.on ?? on) as Day,
  next: obligations
    .filter(row => row.anchor === entry && isOpenOn(row, on))
    .map(row => ({ name: ruleName(row.rule, row.version), says: obligationSays(row, on) })),
  breadcrumbs: homeOfChild(child),
});
