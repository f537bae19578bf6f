import type { Journey } from '../journey';
import type { Obligation } from '../rules';
import { dutiesDue, groupOf, type DutyDue } from './duties-due';
import { figuresOf, waitsOf, type Counted, type Figures } from './figures';
import { measuredOf, partsOf, type Measured, type MeasureId, type Part } from './measures';
import type { DueIn } from './outcome';
import { ageBands, type Dimension } from './when-due';

export interface TimelinessAsked extends DueIn {
  /** One rule only. The measures are of their own rules, whatever is asked here. */
  readonly rule?: string;
  readonly by?: Dimension;
}

/** The figures of one rule, or of one group under it. */
export interface TimelinessLine extends Figures {
  readonly rule: string;
  /** Null where nothing is on record, and where no breakdown is asked. */
  readonly group: string | null;
}

export interface TimelinessTold {
  readonly lines: readonly TimelinessLine[];
  readonly measures: Readonly<Record<MeasureId, Measured>>;
}

/** Rules by their codes; groups in their own order, and what is not on record at the end. */
export const inOrder = (one: Pick<TimelinessLine, 'rule' | 'group'>, other: Pick<TimelinessLine, 'rule' | 'group'>): number => {
  const place = ({ rule, group }: typeof one): string => {
    const band = (ageBands as readonly (string | null)[]).indexOf(group);
    return `${rule} ${group === null ? '~' : band < 0 ? group : band}`;
  };
  return place(one) < place(other) ? -1 : 1;
};

interface Sum {
  readonly rule: string;
  readonly group: string | null;
  readonly counted: Counted[];
  readonly waits: number[];
}

/** Adds up children one after another, so that the memory of a whole authority is that of its figures. */
export const tally = (asked: TimelinessAsked) => {
  const sums = new Map<string, Sum>();
  const parts = new Map<string, Part>();
  const addDuty = (duty: DutyDue): void => {
    const group = asked.by ? groupOf(duty, asked.by) : null;
    const key = `${duty.rule} ${group ?? ''}`;
    const sum = sums.get(key) ?? { rule: duty.rule, group, counted: [], waits: [] };
    sums.set(key, sum);
    const { outcome, because } = duty;
    const alike = sum.counted.findIndex(one => one.outcome === outcome && one.because === because);
    if (alike < 0) sum.counted.push({ outcome, because, count: 1 });
    else sum.counted[alike] = { outcome, because, count: sum.counted[alike]!.count + 1 };
    if (duty.waited !== null) sum.waits.push(duty.waited);
  };
  const addPart = (part: Part): void => {
    const key = `${part.measure} ${part.unaccompanied}`;
    const before = parts.get(key);
    parts.set(key, before ? { ...part, count: before.count + part.count, of: before.of + part.of } : part);
  };
  return {
    add: (child: { readonly journey: Journey; readonly obligations: readonly Obligation[] }): void => {
      const duties = dutiesDue(child, asked);
      duties.filter(({ rule }) => !asked.rule || rule === asked.rule).forEach(addDuty);
      partsOf(child, duties, asked.on).forEach(addPart);
    },
    told: (): TimelinessTold => ({
      lines: [...sums.values()]
        .map(({ rule, group, counted, waits }) => ({ rule, group, ...figuresOf(counted, waitsOf(waits)) }))
        .sort(inOrder),
      measures: measuredOf([...parts.values()]),
    }),
  };
};
