import { story, type Entry } from '@waymark/domain';
import type { SiblingRow } from './sibling.entity';

/** Who belonged to a group of brothers and sisters, from when to when. */
export const siblingRows = ({ siblings, entries }: { siblings: string; entries: readonly Entry[] }): SiblingRow[] => {
  const rows: SiblingRow[] = [];
  for (const fact of story(entries).told) {
    if (fact.type !== 'SiblingJoined' && fact.type !== 'SiblingLeft') continue;
    const open = rows.find(row => row.child === fact.child && !row.untilOn);
    if (fact.type === 'SiblingLeft' && open) open.untilOn = fact.on;
    if (fact.type === 'SiblingJoined' && !open)
      rows.push({ siblings, n: rows.length, child: fact.child, fromOn: fact.on, entry: fact.entry });
  }
  return rows;
};
