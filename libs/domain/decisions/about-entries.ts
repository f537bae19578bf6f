import { dayInWords } from '../calendar';
import { problemsOf } from '../events/fact';
import { marks, story, type Entry } from '../story';
import { codesOutOfUse } from './codes-in-use';
import { nothing, record, refuse, saysNothingNew, type DecisionOf, type Refusal, type Situation } from './situation';

const importWrites: ReadonlySet<string> = new Set(['IncludedInReturn', 'NotInReturn']);
/** Whether an entry of this kind is written by imports alone, and so is never changed by hand. */
export const isOnlyImported = (type: string): boolean => importWrites.has(type);

const find = (id: string, { entries }: Situation): Entry | Refusal => {
  const target = entries.find(entry => entry.id === id);
  if (!target)
    return refuse('no-such-entry', 'There is no entry with that number on this child. Choose one from the timeline.', { field: 'entry' });
  return isOnlyImported(target.type)
    ? refuse('only-imported', 'Only the import of a return changes this. Import the return as it should be.', { field: 'entry' })
    : target;
};

/** As it reads today: with every correction. */
const asItReads = (target: Entry, entries: readonly Entry[]): Record<string, unknown> =>
  (story(entries).told.find(fact => fact.entry === target.id) ?? {}) as Record<string, unknown>;

const cannotCorrect = (target: Entry, entries: readonly Entry[]): Refusal | undefined => {
  if (target.type === 'EntryCorrected' || target.type === 'EntryStruckOut')
    return refuse('not-correctable', 'A correction is not corrected itself. Strike it out, or correct the entry it was about.', {
      field: 'entry',
    });
  const struckBy = marks(entries).struckBy.get(target.id);
  if (!struckBy) return undefined;
  const on = String(entries.find(entry => entry.id === struckBy)!.data.on);
  return refuse('struck-out', `That entry was struck out on ${dayInWords(on)}. Strike out the strike-out first, which restores it.`, {
    field: 'entry',
    entry: struckBy,
  });
};

/** Year and month of birth follow a corrected date of birth. */
const withBirthMonth = (type: string, changes: Record<string, unknown>): Record<string, unknown> => {
  const born = changes.dateOfBirth;
  return type === 'IdentityRecorded' && born !== undefined
    ? { ...changes, birthMonth: typeof born === 'string' ? born.slice(0, 7) : null }
    : changes;
};

/**
 * A change to nothing takes the field away. Only the fields that change are judged, their codes by the day of the fact: an old entry may hold what
 * today's catalogue would refuse.
 */
export const entryCorrected: DecisionOf<'EntryCorrected'> = (asked, at) => {
  const target = find(asked.entry, at);
  if ('code' in target) return target;
  const refusal = cannotCorrect(target, at.entries);
  if (refusal) return refusal;
  const reads = asItReads(target, at.entries);
  const changes = withBirthMonth(target.type, asked.changes);
  const fields = Object.entries({ ...reads, ...changes }).filter(([, value]) => value !== null);
  const problems = problemsOf(target.type, Object.fromEntries(fields)).filter(({ field }) => Object.hasOwn(changes, field));
  if (problems[0]) return { code: 'not-right', says: problems[0].says, field: problems[0].field, problems };
  const changed = Object.fromEntries(Object.entries(changes).filter(([field, value]) => !saysNothingNew({ [field]: value }, reads)));
  const outOfUse = codesOutOfUse(target.type, Object.fromEntries(fields), Object.keys(changed));
  if (outOfUse) return { ...outOfUse, field: 'changes' };
  return Object.keys(changed).length ? record('EntryCorrected', { ...asked, changes: changed }) : nothing;
};

/** Striking out a strike-out restores. What later entries make of the gap, the laws of the story say. */
export const entryStruckOut: DecisionOf<'EntryStruckOut'> = (asked, at) => {
  const target = find(asked.entry, at);
  if ('code' in target) return target;
  return marks(at.entries).struckBy.has(target.id) ? nothing : record('EntryStruckOut', asked);
};

/** What a return said is written by its import alone. */
export const onlyImported: DecisionOf<'IncludedInReturn'> & DecisionOf<'NotInReturn'> = () =>
  refuse('only-imported', 'Only the import of a return writes this. Import the return.', { field: 'type' });
