import type { CodeList, CodeOf, Day } from '@waymark/domain';
import { isCode } from '@waymark/domain';
import { columns, type Module } from './columns';
import { lastDay, readDay, yearInWords } from './dates';
import type { ReturnRow, RowProblem } from './row';

/** What a return said in one row: given now, or remembered from an earlier import (then there is no row to report on). */
export interface Said {
  readonly module: Module;
  readonly year: number;
  readonly values: readonly string[];
  /** The row in one line, as it is kept: module and values with tabs between, without CHILD. */
  readonly line: string;
  readonly row?: ReturnRow;
}

/** Notes a problem of what was said; nothing is noted of what is only remembered. */
export type Report = (said: Said, code: string, effect: RowProblem['effect'], says: string) => void;

/** The value of a column, empty where the row gives none. */
export const valueOf = (said: Said, column: string): string =>
  said.values[(columns[said.module] as readonly string[]).indexOf(column)] ?? '';
/** Text as it is, or undefined where the row gives none. */
export const textOf = (said: Said, column: string): string | undefined => valueOf(said, column) || undefined;

/** A value that looks like a code is named in a problem; anything else might be personal. */
const named = (value: string): string => (/^[A-Z0-9]{1,6}$/.test(value) ? ` ${value}` : '');

interface AboutCode {
  readonly rule: string;
  /** The day of the fact: a code after its last day is used with a warning. */
  readonly on?: Day;
  readonly needed?: boolean;
  readonly effect?: RowProblem['effect'];
  /** Older codes and what they are called now. */
  readonly formerly?: Readonly<Record<string, string>>;
}

/** A code in capitals; undefined, and reported under the rule, where it is none of the list. */
export const readCode = <L extends CodeList>(
  list: L,
  said: Said,
  column: string,
  about: AboutCode,
  report: Report,
): CodeOf<L> | undefined => {
  const value = valueOf(said, column).toUpperCase();
  if (!value && !about.needed) return undefined;
  const code = about.formerly?.[value] ?? value;
  if (!isCode(list, code)) {
    const says = value ? `${column}${named(value)} is none of the return's codes. It is not used.` : `${column} is not given.`;
    report(said, about.rule, about.effect ?? 'part-left-out', says);
    return undefined;
  }
  const { until } = list.codes[code]!;
  if (until && about.on && about.on > until)
    report(said, 'retired-code', 'warning', `${column} ${code} was withdrawn before this date. It is used as given.`);
  return code as CodeOf<L>;
};

/** A date; undefined, and reported, where it is none or lies after the return's 31 March: it cannot have happened when the return was made. */
export const readDate = (
  said: Said,
  column: string,
  about: { rule: string; late?: string; effect?: RowProblem['effect']; needed?: boolean },
  report: Report,
): Day | undefined => {
  const { rule, late = 'after-year', effect = 'part-left-out', needed } = about;
  const value = valueOf(said, column);
  if (!value && !needed) return undefined;
  const day = readDay(value, said.year);
  if (!day) report(said, rule, effect, value ? `${column} is no date that exists. Give it as DD/MM/YYYY.` : `${column} is not given.`);
  else if (day > lastDay(said.year))
    report(
      said,
      late,
      effect,
      `${column} lies after 31 March ${said.year}, the end of the return for ${yearInWords(said.year)}. It cannot have happened yet, so it is not used.`,
    );
  else return day;
  return undefined;
};

/** The fields that have a value. */
export const given = <D extends object>(data: D): D =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as D;
