import { addDays, dayInWords, daysBetween, latest } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule, Obligation } from '../rules';
import type { Span } from '../span';
import { overlaps, type Overlap } from './at-once';
import { common, inDays, occurrences, over, reached, type Band, type Graded } from './bands';
import { inCare } from './in-care';
import { openUntil } from './review-overdue';

/** The duties it reads (reading R33), by the document that is missing while they are overdue. */
const documents: Readonly<Record<string, string>> = {
  'CP-01': 'care plan',
  'PP-01': 'placement plan',
  'ED-01': 'personal education plan',
  'ED-02': 'personal education plan',
  'ED-03': 'personal education plan',
  'HL-01': 'health assessment',
  'HL-02': 'health assessment',
  'HL-03': 'health assessment',
  'LC-03': 'pathway plan',
  'LC-05': 'pathway plan',
};

/** A duty on the days on which it is overdue and still running. */
interface Late extends Span {
  readonly document: string;
  readonly dueOn: string;
}

const lateOf = (row: Obligation): Late[] => {
  const { dueOn, anchor, startsOn, evidence } = row;
  const document = documents[row.rule];
  const until = openUntil(row);
  // Most are met in time.
  if (!document || !dueOn || (until && until <= dueOn)) return [];
  const late = { entry: anchor, from: latest(addDays(dueOn, 1), startsOn)!, until: undefined, endedBy: evidence.at(-1), document, dueOn };
  return common(late, { from: startsOn, until });
};

/** One document missing under two rules is one document. */
const bandsOf = (about: Case, { those, from, until }: Overlap<Late>): Band[] => {
  const named = [...new Set(those.map(({ document }) => document))];
  const oldest = those.reduce((old, late) => (late.dueOn < old.dueOn ? late : old));
  const countsFrom = oldest.dueOn;
  const graded: Graded[] = [
    { severity: 'amber', from, until, countsFrom },
    ...reached(about, documentsOverdue, { from, until, count: named.length, steps: [['red', 'redDocuments']] }),
    ...over(about, documentsOverdue, { from, until, countsFrom, steps: [['red', 'redDays']] }),
  ];
  return graded.map(one => ({
    severity: one.severity,
    from: one.from,
    until: one.until,
    limit: one.limit,
    countsFrom,
    limb: named.join(', '),
    anchor: those.at(-1)!.entry,
    evidence: [...new Set(those.map(({ entry }) => entry))],
    facts: those.map(({ document, dueOn, entry }) => ({ says: `Due: ${document}`, on: dueOn, entry })),
  }));
};

const signalsIn = (about: Case, period: Period, late: readonly Late[]): Band[] =>
  overlaps(late.flatMap(one => common(one, period))).flatMap(overlap => bandsOf(about, overlap));

export const documentsOverdue: DriftRule = {
  id: 'D23',
  version: 1,
  says: 'Core documents overdue',
  law: 'Care Planning Regulations 2010, regulations 4, 7, 9 and 43, and guidance on education; severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'health', 'education', 'leaving-care'],
  limits: { redDocuments: 2, redDays: 60 },
  clears: 'Record the documents that were made: care plan, placement plan, education plan, health assessment, pathway plan.',
  reads: rule => Object.hasOwn(documents, rule),
  signals: (about, obligations) => {
    const late = obligations.flatMap(lateOf);
    return occurrences(
      documentsOverdue,
      inCare(about).flatMap(period => signalsIn(about, period, late)),
      late,
    );
  },
  explain: (_signal, { countsFrom, limb }, day) =>
    `Overdue: ${limb}. The longest was due on ${dayInWords(countsFrom)}, ${inDays(daysBetween(countsFrom, day))} ago.`,
};
