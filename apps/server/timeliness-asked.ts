import type { DutiesDueAsked } from '@waymark/application';
import { dimensions, outcomes } from '@waymark/domain';

/** The group of a breakdown of which nothing is on record, in an address. */
export const NOT_ON_RECORD = 'not-on-record';

type Asked = Pick<DutiesDueAsked, 'rule' | 'by' | 'outcome' | 'group'>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.trim().slice(0, 100) : undefined);
const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find(one => one === value);

/** What an address asks of the duties that fell due. A filter that there is not is taken for none. */
export const readAsked = ({ rule, by, outcome, group }: Readonly<Record<string, unknown>>): Asked => {
  const dimension = oneOf(dimensions, by);
  const chosen = dimension && text(group);
  return {
    rule: text(rule)?.toUpperCase(),
    by: dimension,
    outcome: oneOf(outcomes, outcome),
    group: chosen === NOT_ON_RECORD ? null : chosen,
  };
};
