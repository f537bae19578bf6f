import type { WhatIfTold } from '@waymark/application';
import { eventSpecs, factInWords, isOpenOn, moves, remedies, severityOn, story, type Asked, type Day, type NewFact } from '@waymark/domain';
import type { Telling } from '@waymark/read-models';
import { obligationSays } from '../child/clocks';
import { nameOf } from '../child/identity';
import { readDay } from '../days';
import { textOf } from '../forms';
import { ruleName } from '../rules-in-words';
import { severityTag, type Tag } from '../tags';

/** One line of the form, as it came. */
export interface Row {
  readonly fact: string;
  readonly on: string;
}
const ROWS = 3;
const nothingTold = story([]);

const offered = (on: Day): NewFact[] => [...remedies(on, nothingTold), ...moves(on)];

/** The facts to choose from, in words: each can be tried with nothing more than a day. */
const choices = new Map(
  offered('2000-01-01').map(fact => [factInWords({ ...fact, data: { ...fact.data, plannedFor: undefined, newDate: undefined } }), fact]),
);
const kindOf = new Map(eventSpecs().map(({ name, kind }) => [name, kind]));

/** Reads the form: what to try, and what is wrong with which line. A day may be to come. */
export const readWhatIf = (body: unknown, today: Day) => {
  const rows: Row[] = Array.from({ length: ROWS }, (_, n) => ({ fact: textOf(body, `fact-${n}`), on: textOf(body, `on-${n}`) }));
  const wrong: Record<string, string> = {};
  const facts = rows.flatMap(({ fact, on }, n): Asked[] => {
    if (!fact && !on) return [];
    const day = on ? readDay(on) : today;
    const chosen = choices.get(fact);
    if (!chosen) wrong[`fact-${n}`] = 'Choose what would happen';
    if (!day) wrong[`on-${n}`] = 'Enter a day, like 27 3 2026';
    if (!chosen || !day) return [];
    const made = offered(day).find(one => one.type === chosen.type && choices.get(fact) === chosen && sameFields(one.data, chosen.data));
    return made ? [{ type: made.type, data: made.data }] : [];
  });
  return { rows, facts, wrong };
};

/** The same fact but for its days. */
const sameFields = (one: object, other: object): boolean => {
  const plain = (data: object): string =>
    JSON.stringify(Object.entries(data).filter(([, value]) => !/^\d{4}-\d\d-\d\d$/.test(String(value))));
  return plain(one) === plain(other);
};

interface Line {
  readonly key: string;
  readonly name: string;
  readonly says: string;
  readonly tag?: Tag;
}
const linesOf = ({ obligations, signals }: Telling, on: Day): Line[] => [
  ...signals.flatMap(signal => {
    const severity = severityOn(signal, on)?.severity;
    if (!severity) return [];
    const tag = severityTag(severity);
    return [{ key: `${signal.rule} ${severity}`, name: ruleName(signal.rule, signal.version), says: tag.text, tag }];
  }),
  ...obligations
    .filter(row => isOpenOn(row, on))
    .map(row => ({ key: `${row.rule} ${row.dueOn}`, name: ruleName(row.rule, row.version), says: obligationSays(row, on) })),
];

/** The form, and what would be so beside what will be so without. */
export const whatIfPage = ({ child, on, facts, refused, before, after }: WhatIfTold, rows: readonly Row[]) => {
  const [without, withThem] = [linesOf(before, on), linesOf(after, on)];
  const keys = (lines: readonly Line[]) => new Set(lines.map(({ key }) => key));
  const [was, is] = [keys(without), keys(withThem)];
  return {
    child,
    name: nameOf(child, before.journey.identity),
    on,
    rows: rows.map((row, n) => ({ n, on: row.on, choices: grouped(row.fact) })),
    tried: facts.map(fact => ({ says: factInWords(fact), on: fact.data.on })),
    refused: refused.map(({ says }) => says),
    gone: without.filter(({ key }) => !is.has(key)),
    come: withThem.filter(({ key }) => !was.has(key)),
    stays: without.filter(({ key }) => is.has(key)).length,
  };
};

const groups: Readonly<Record<string, string>> = {
  episodes: 'Care and placement',
  plans: 'Plans and placement papers',
  reviews: 'Reviews',
  visits: 'Visits',
  health: 'Health',
  education: 'Education',
  court: 'Court',
  adoption: 'Adoption',
  guardianship: 'Special guardianship',
  missing: 'Missing and away',
  workers: 'People allocated',
  'leaving-care': 'Leaving care',
  unaccompanied: 'Unaccompanied children',
};
const grouped = (selected: string) =>
  Object.entries(groups).map(([kind, name]) => ({
    name,
    items: [...choices].filter(([, { type }]) => kindOf.get(type) === kind).map(([text]) => ({ text, selected: text === selected })),
  }));
