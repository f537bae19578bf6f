import { asEntries, isDay, journey, laws, story, type Day } from '@waymark/domain';
import type { Wanted } from './wanted';
import type { Episode } from './episode';
import type { Report } from './said';

const cannotBe = laws.filter(law => law.class === 'cannot-be');

/**
 * Leaves out, and reports under the law's code, what cannot be by the laws of the story: the first entry that a broken law names, until none is
 * broken. What ought not to be stays.
 */
export const possible = (wanted: readonly Wanted[], report: Report): Wanted[] => {
  const entries = asEntries(wanted.map(({ fact }) => fact));
  const told = story(entries);
  const about = { story: told, journey: journey(told) };
  const broken = new Map(
    cannotBe.flatMap(law => law.when(about).map(facts => [facts[0]!.entry, { law: law.id, says: law.says(facts, about) }] as const)),
  );
  if (!broken.size) return [...wanted];
  entries.forEach(({ id }, i) => {
    const clash = broken.get(id);
    const said = wanted[i]!.by[0];
    if (clash && said) report(said, clash.law, 'part-left-out', `${clash.says} It is not used.`);
  });
  return possible(
    wanted.filter((_, i) => !broken.has(entries[i]!.id)),
    report,
  );
};

/** The identity without a date of birth that comes after every episode: one date is likelier to be wrong than all. */
export const bornBefore = (identity: readonly Wanted[], episodes: readonly Episode[], otherwise: Day, report: Report): Wanted[] =>
  identity.map(told => {
    if (told.fact.type !== 'IdentityRecorded') return told;
    const { dateOfBirth, birthMonth, ...rest } = told.fact.data;
    if (!isDay(dateOfBirth) || !birthMonth || !episodes.length || episodes.some(({ decom }) => decom >= dateOfBirth)) return told;
    report(
      told.by[0]!,
      'before-birth',
      'part-left-out',
      'Every episode of the child begins before this date of birth (DOB). It is not used.',
    );
    return { ...told, fact: { type: told.fact.type, data: { ...rest, on: otherwise } } };
  });

/** The episodes since birth. */
export const sinceBirth = (episodes: readonly Episode[], [identity]: readonly Wanted[], report: Report): Episode[] => {
  const born = identity?.fact.type === 'IdentityRecorded' ? identity.fact.data.dateOfBirth : undefined;
  return episodes.filter(({ decom, by }) => {
    const before = !!born && decom < born;
    if (before)
      report(by[0]!, 'before-birth', 'row-left-out', 'The episode begins before the child was born (DOB in Header). It is not used.');
    return !before;
  });
};
