import type { NewFact, Obligation } from '@waymark/domain';
import { dutiesOf } from './story';

const number = (entry: string): string => `#${Number(entry.split('-')[1])}`;
const came = ({ metOn, voidedOn, frozenOn, because, evidence }: Obligation): string => {
  const by = evidence.length > 1 ? ` by ${number(evidence.at(-1)!)}` : '';
  if (metOn) return `met ${metOn}${by}`;
  if (voidedOn) return `void ${voidedOn}, ${because}${by}`;
  return frozenOn ? `left late ${frozenOn}, ${because}${by}` : 'open';
};
const line = (row: Obligation): string => {
  const from = row.startsOn === row.anchorOn ? '' : ` from ${row.startsOn}`;
  return `${number(row.anchor)} ${row.anchorOn}${from} due ${row.dueOn ?? 'nobody knows when'}: ${came(row)}`;
};
/**
 * One duty a line: "#1 2025-04-14 due 2025-04-23: met 2025-04-22 by #2", by the places of the facts in the story, from 0; then "void" for a reason,
 * "left late" for a breach that left the open lists, or "open".
 */
export const duties = (rule: string, ...facts: NewFact[]): string[] => dutiesOf(rule, ...facts).map(line);
