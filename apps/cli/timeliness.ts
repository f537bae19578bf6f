import type { Archive, DutyRow } from '@waymark/application';
import {
  dutiesDue,
  groupOf,
  measures,
  readPeriod,
  tally,
  type Day,
  type Dimension,
  type DueIn,
  type MeasureId,
  type Outcome,
  type Share,
  type TimelinessLine,
  type TimelinessTold,
} from '@waymark/domain';
import { everyChildTold } from '@waymark/read-models';
import { UsageError } from './exit';

export interface PeriodOptions extends Partial<DueIn> {
  readonly rule?: string;
  readonly by?: Dimension;
  readonly outcome?: Outcome;
  readonly group?: string;
}

/** The period that is asked for. Throws UsageError. */
export const periodOf = (options: PeriodOptions, today: Day): DueIn => {
  const read = readPeriod(options, today);
  if ('says' in read) throw new UsageError(read.says);
  return read;
};

/** The figures of all children, told from the log one after another. */
export const timelinessTold = async (archive: Archive, options: PeriodOptions): Promise<DueIn & TimelinessTold> => {
  const asked = periodOf(options, archive.clock.today());
  const sum = tally({ ...asked, rule: options.rule, by: options.by });
  for await (const child of everyChildTold(archive)) sum.add(child);
  return { ...asked, ...sum.told() };
};

/** The duties behind the figures, of one child after another. */
export async function* dutyRows(archive: Archive, options: PeriodOptions): AsyncGenerator<DutyRow> {
  const { rule, by, outcome, group } = options;
  const asked = periodOf(options, archive.clock.today());
  const isAsked = (duty: DutyRow): boolean =>
    (!rule || duty.rule === rule) &&
    (!outcome || duty.outcome === outcome) &&
    (!by || group === undefined || (groupOf(duty, by) ?? '') === group);
  for await (const told of everyChildTold(archive))
    for (const duty of dutiesDue(told, asked)) {
      const row = { child: told.child, ...duty };
      if (isAsked(row)) yield row;
    }
}

const percent = (share: number | null): string => (share === null ? '–' : `${share.toFixed(1)}%`);

const lineInWords = ({ rule, group, due, of, percentOnTime, outcomes: sums, waits }: TimelinessLine, by?: Dimension): string => {
  const kinds = Object.entries(sums).filter(([, count]) => count > 0);
  const groupName = by ? `  ${group ?? 'not on record'}` : '';
  const days = waits
    ? `; days: median ${waits.median}, quartiles ${waits.lowerQuartile} to ${waits.upperQuartile}, longest ${waits.longest}`
    : '';
  const onTime = `${percent(percentOnTime)} on time of ${of}`;
  return `${rule}${groupName}  ${onTime}; due ${due}: ${kinds.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}${days}`;
};

const shareInWords = ({ count, of, percent: share }: Share): string => `${percent(share)} (${count} of ${of})`;

export const timelinessInWords = ({ from, to, on, lines, measures: told }: DueIn & TimelinessTold, by?: Dimension): string[] => [
  `Due from ${from} to ${to}, as at ${on}`,
  ...lines.map(line => lineInWords(line, by)),
  ...Object.entries(measures).map(([id, says]) => {
    const { all, unaccompanied, others } = told[id as MeasureId];
    return `${id}  ${shareInWords(all)}, unaccompanied ${shareInWords(unaccompanied)}, others ${shareInWords(others)}: ${says}`;
  }),
];

export const dutyInWords = ({ child, rule, dueOn, metOn, outcome, because }: DutyRow): string =>
  `${child}  ${rule}  ${outcome}  due ${dueOn ?? 'not known'}${metOn ? `, met ${metOn}` : ''}${because ? `, ${because}` : ''}`;
