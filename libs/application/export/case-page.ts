import {
  dayInWords,
  eventSpec,
  explainSignal,
  fieldNamed,
  londonDay,
  marks,
  obligationOn,
  severityOn,
  standingOn,
  timeInWords,
  valueInWords,
  inWords,
  legalStatuses,
  permanencePlans,
  placementTypes,
  type Day,
  type Entry,
} from '@waymark/domain';
import type { CaseExported } from './export-case';
import type { PackOptions } from './pack';

const escaped = (text: string): string => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length
    ? `<table><caption>${escaped(caption)}</caption><thead><tr>${heads.map(head => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
        .map(
          row => `<tr>${row.map((cell, n) => (n ? `<td>${escaped(cell)}</td>` : `<th scope="row">${escaped(cell)}</th>`)).join('')}</tr>`,
        )
        .join('\n')}</tbody></table>`
    : `<h2>${escaped(caption)}</h2><p>None.</p>`;
const moment = (instant: string): string => `${dayInWords(londonDay(instant))}, ${timeInWords(instant)}`;

/** Some fields of an event in words. What is kept sealed in this pack is said to be. */
const fieldsInWords = (type: string, fields: Entry['data'], open: boolean): string =>
  Object.entries(fields)
    .map(([name, value]) => {
      const field = fieldNamed(type, name);
      return `${field.label}: ${field.personal && !open ? 'sealed' : valueInWords(field, value)}`;
    })
    .join('; ');

/** What an entry says, in the order of its declaration; of a correction also what the corrected entry says since. */
const detailsOf = ({ type, data }: Entry, { open, types }: { open: boolean; types: ReadonlyMap<unknown, string> }): string => {
  const said = (eventSpec(type)?.fields ?? []).filter(
    ({ name, kind }) => data[name] !== undefined && data[name] !== null && name !== 'rows' && kind !== 'changes',
  );
  const own = Object.fromEntries(said.map(({ name }) => [name, data[name]]));
  const changes = (data.changes ?? {}) as Entry['data'];
  return [fieldsInWords(type, own, open), fieldsInWords(types.get(data.entry) ?? '', changes, open)].filter(Boolean).join('; ');
};

const entryRows = (entries: readonly Entry[], open: boolean): string[][] => {
  const { correctedBy, struckBy } = marks(entries);
  const types = new Map(entries.map(({ id, type }) => [id as unknown, type]));
  const fate = ({ id }: Entry): string => {
    if (struckBy.has(id)) return 'struck out';
    return correctedBy.get(id)?.length ? 'corrected' : '';
  };
  return [...entries]
    .sort((a, b) => (String(a.data.on) < String(b.data.on) ? -1 : 1))
    .map(entry => [
      dayInWords(String(entry.data.on)),
      eventSpec(entry.type)?.title ?? entry.type,
      detailsOf(entry, { open, types }),
      `${moment(entry.recordedAt)}, by ${entry.actor}${entry.source ? ', from a national return' : ''}`,
      fate(entry),
      String(entry.revision),
    ]);
};

const nowRows = ({ told: { journey, on } }: CaseExported): string[][] => {
  const { period, status, placement, plan, worker, iro } = standingOn(journey, on);
  const since = (span: { from: Day } | undefined): string => (span ? `, since ${dayInWords(span.from)}` : '');
  const rows: [string, string | undefined][] = [
    ['In care', period && `since ${period.sinceBefore ? 'before ' : ''}${dayInWords(period.from)}`],
    ['Legal status', status && `${inWords(legalStatuses, status.code)}${since(status)}`],
    ['Placement', placement && `${inWords(placementTypes, placement.code)}${since(placement)}`],
    ['Permanence plan', plan && `${plan.code ? inWords(permanencePlans, plan.code) : 'set to blank'}${since(plan)}`],
    ['Social worker', worker && `${worker.worker}${since(worker)}`],
    ['Independent reviewing officer', iro && `${iro.worker}${since(iro)}`],
  ];
  return rows.map(([name, value]) => [name, value ?? 'not on record']);
};

const style = `body{font:16px/1.5 Arial,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#0b0c0c}table{border-collapse:collapse;width:100%;margin:0 0 2em}
caption{font-size:1.4em;font-weight:bold;text-align:left;margin:1em 0 .4em}th,td{border-bottom:1px solid #b1b4b6;text-align:left;vertical-align:top;padding:.4em .6em .4em 0}
th[scope=row]{white-space:nowrap;font-weight:normal}@media(max-width:40em){table{display:block;overflow-x:auto}}@media print{body{margin:0;font-size:11px}tr{break-inside:avoid}}`;

/** The case as one page that opens without a network and can be printed: how it stands, every entry, duties, alerts, who looked. */
export const casePage = (exported: CaseExported, { profile, says, madeAt, madeBy, version }: PackOptions & { says: string }): string => {
  const { told, looked, anchor, inclusion } = exported;
  const { child, on, obligations, telling } = told;
  const open = profile === 'full';
  const { givenName = '', familyName = '' } = open ? (told.journey.identity ?? {}) : {};
  const name = [givenName, familyName].filter(Boolean).join(' ');
  const title = `Case of child ${child}${name ? `, ${name}` : ''}`;
  const duties = obligations.flatMap(row => {
    const status = obligationOn(row, on);
    return status
      ? [[row.rule, status, row.dueOn ? dayInWords(row.dueOn) : 'not known', row.metOn ? dayInWords(row.metOn) : '', row.because ?? '']]
      : [];
  });
  const alerts = telling.signals.flatMap(signal => {
    const span = severityOn(signal, on);
    return span ? [[signal.rule, span.severity, dayInWords(span.from), explainSignal(signal, on)]] : [];
  });
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
<p>As at ${dayInWords(on)}, from the log up to position ${escaped(anchor.position)}. Made on ${escaped(moment(madeAt))} by ${escaped(madeBy)} with Waymark ${escaped(version)}.</p>
<p>${escaped(says)}</p>
<p>Checked by <code>node verify.mjs .</code> in this folder. Last entry ${inclusion.revision}, hash <code>${inclusion.hash}</code>; anchor <code>${anchor.root}</code> over ${anchor.streams} streams.</p>
${table('How it stands', ['What', 'On that day'], nowRows(exported))}
${table('Open alerts', ['Rule', 'Severity', 'Since', 'Why'], alerts)}
${table('What happened', ['Happened', 'What', 'Details', 'Recorded', 'Since', 'Entry'], entryRows(told.entries, open))}
${table('Duties', ['Rule', 'Status', 'Due', 'Done', 'Why it ended'], duties)}
${table(
  'Who looked',
  ['When', 'Who', 'Role', 'View'],
  looked.map(one => [moment(one.at), one.actor, one.role, one.view]),
)}
</main></body></html>
`;
};
