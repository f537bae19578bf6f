import { NotFound, type ChildTold, type FactTried } from '@waymark/application';
import { isOpenOn, type Day, type Refusal } from '@waymark/domain';
import { obligationSays } from '../child/clocks';
import { nameOf } from '../child/identity';
import { homeOfChild } from '../crumbs';
import { titleOf } from '../entry-title';
import { mistakes } from '../forms';
import { ruleName } from '../rules-in-words';
import { effectsOf } from './effects';
import type { Form, Wrong } from './form';
import { lookFor, offered } from './happenings';
import type { Task } from './tasks';

const RESERVED = ['key', 'basedOn'] as const;
/** Controls that every form of the room has, beside those of its task. */
export const always = [...RESERVED, 'confirmed'] as const;

const about = ({ child, journey }: Pick<ChildTold, 'child' | 'journey'>) => ({
  child,
  name: nameOf(child, journey.identity),
  breadcrumbs: homeOfChild(child),
});

/** The first page: what happened? */
export const choosePage = (told: ChildTold, sought: string, may: (event: string) => boolean) => ({
  ...about(told),
  sought,
  found: sought ? lookFor(sought).filter(({ event }) => may(event)) : undefined,
  most: offered.most,
  groups: offered.groups.map(({ title, items }) => ({ title, items: items.filter(({ event }) => may(event)) })),
});

/** A refusal beside the control that it is about. */
const wrongOf = ({ says, field }: Refusal, { controls }: Task): Wrong => {
  const control =
    [field, `${field}-day`, field === 'reason' ? 'words' : '', 'on-day'].find(name => name && controls.includes(name)) ?? controls[0]!;
  return { [control]: says };
};

const entryInTheWay = (refusal: Refusal | undefined, { child, entries }: ChildTold) => {
  const entry = refusal?.entry && entries.find(({ id }) => id === refusal.entry);
  return entry
    ? { ...titleOf(entry), href: `/children/${child}#entry-${entry.id}`, correct: `/children/${child}/entries/${entry.id}/correct` }
    : undefined;
};

/** The second page: the questions, what is on record already, what is wrong with the answers, and what stands against them. */
export const formPage = (told: ChildTold, task: Task, { form, wrong, refusal }: { form: Form; wrong?: Wrong; refusal?: Refusal }) => ({
  ...about(told),
  task,
  form,
  moreIsOpen: task.more.some(({ name, parts }) => [name, ...parts.map(part => part.name)].some(control => form[control])),
  clash: entryInTheWay(refusal, told),
  ...mistakes(refusal ? wrongOf(refusal, task) : (wrong ?? {})),
});

/** The third page: the answers, what they will do, what was recorded meanwhile, what ought not to be. */
export const checkPage = (
  { before, after, concerns, revision }: FactTried,
  { task, form, fact, today, wrong }: { task: Task; form: Form; fact: { type: string; data: object }; today: Day; wrong: Wrong },
) => {
  const kept: Form = { ...form, basedOn: String(revision), confirmed: '' };
  return {
    ...about(before),
    task,
    answers: task.answers(fact),
    effects: effectsOf({ before, after, today }),
    changedSince: before.entries.filter(entry => entry.revision > Number(form.basedOn)).map(titleOf),
    concerns,
    form,
    hidden: Object.entries(kept)
      .filter(([name, value]) => value && name !== 'confirmed')
      .map(([name, value]) => ({ name, value })),
    ...mistakes(wrong),
  };
};

/** The last page: saved, and what is due because of it. Throws NotFound for what is no entry of the child. */
export const donePage = ({ child, journey, obligations, entries, on }: ChildTold, id: string, shown: boolean) => {
  const entry = entries.find(one => one.id === id);
  if (!entry) throw new NotFound();
  const changed = ['EntryCorrected', 'EntryStruckOut'].includes(entry.type);
  return {
    ...about({ child, journey }),
    entry: changed ? String(entry.data.entry) : id,
    shown,
    saved: titleOf(entry),
    undo: changed ? undefined : `/children/${child}/entries/${id}/strike-out`,
    next: obligations
      .filter(row => row.anchor === id && isOpenOn(row, on))
      .map(row => ({ name: ruleName(row.rule, row.version), says: obligationSays(row, on) })),
  };
};
