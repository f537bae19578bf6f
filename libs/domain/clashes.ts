import { journey, type Journey } from './journey';
import { approvalLaws } from './laws/approvals';
import { cannotBe } from './laws/cannot-be';
import type { About, ClashClass, Law } from './laws/law';
import { oughtNot } from './laws/ought-not';
import { practiceLaws } from './laws/practice';
import type { Story } from './story';

/** Entries that break a law of the story together. */
export interface Clash {
  readonly law: string;
  readonly class: ClashClass;
  readonly says: string;
  /** The entries it names; with the law they are what makes two clashes the same. */
  readonly entries: readonly string[];
}

/** Every law of the story. */
export const laws: readonly (Law & { readonly class: ClashClass })[] = [
  ...cannotBe.map(law => ({ ...law, class: 'cannot-be' as const })),
  ...[...oughtNot, ...approvalLaws, ...practiceLaws].map(law => ({ ...law, class: 'ought-not' as const })),
];

const broken = (some: typeof laws, about: About): Clash[] =>
  some.flatMap(law =>
    law.when(about).map(facts => ({ law: law.id, class: law.class, says: law.says(facts, about), entries: facts.map(e => e.entry) })),
  );

/** Every way in which a story breaks a law. `journey` is its fold, for callers that have it already. */
export const clashes = (story: Story, fold: Journey = journey(story)): Clash[] => broken(laws, { story, journey: fold });

const key = ({ law, entries }: Clash): string => [law, ...entries].join(' ');

/** The clashes that a story has after some news and had not before it: only these can stop it, so old clashes never block new work. */
export const newClashes = (before: Story, after: Story): Clash[] => {
  const old = new Set(clashes(before).map(key));
  return clashes(after).filter(clash => !old.has(key(clash)));
};

/** Something that ought not to be, on record: shown on the child until it is corrected. */
export interface Flag {
  readonly id: string;
  readonly says: string;
  readonly entries: readonly string[];
}
const flagged = laws.filter(law => law.class === 'ought-not');
export const flagsOf = (story: Story, fold: Journey = journey(story)): Flag[] =>
  broken(flagged, { story, journey: fold }).map(({ law, says, entries }) => ({ id: law, says, entries }));
