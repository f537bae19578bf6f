import { addDays, dayInWords } from '../calendar';
import type { CareApplication, Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { holds, type Span } from '../span';
import { beforeRed, common, inRecord, occurrences, over, without, type Band, type Graded } from './bands';
import { inCare } from './in-care';
import { againstLimit } from './in-words';
import { transferWindows } from './transfer-window';

/** The days up to a date that the court has authorised, from the day it did so: an extension made late does not change what was so before it (reading R41). */
const extensionsOf = ({ story }: Case, application: CareApplication): Span[] =>
  story
    .of('TimetableExtended')
    .filter(({ on }) => holds(application, on))
    .map(({ entry, on, newDate }) => ({ entry, from: on, until: addDays(newDate, 1) }));

/** Red from the day after 26 weeks beginning with the day of issue, amber within an authorised extension, critical after 52 weeks. */
const gradedDays = (about: Case, application: CareApplication): Graded[] => {
  const steps = [
    ['red', 'red'],
    ['critical', 'critical'],
  ] as const;
  const late = over(about, proceedingsOverrun, { from: application.from, until: application.until, countsFrom: application.from, steps });
  const extensions = extensionsOf(about, application);
  return late.flatMap(graded => {
    if (graded.severity === 'critical') return [graded];
    const within = extensions.flatMap(extension => common({ ...graded, severity: 'amber' as const }, extension));
    return [...without(graded, extensions), ...within];
  });
};

const bandsOf = (about: Case, application: CareApplication, period: Period): Band[] => {
  const { entry, from } = application;
  return inRecord(about, proceedingsOverrun.needs, from, gradedDays(about, application))
    .flatMap(graded => common(graded, period))
    .map(graded => ({
      anchor: entry,
      evidence: [entry],
      facts: [{ says: 'Care proceedings issued', on: from, entry }],
      limb: graded.severity === 'amber' ? 'extended' : undefined,
      ...graded,
    }));
};

/** Days on which proceedings run within 26 weeks or an extension already granted. */
export const proceedingsInTime = (about: Case): Span[] =>
  about.journey.applications.flatMap(application => beforeRed<Span>(application, gradedDays(about, application)));

export const proceedingsOverrun: DriftRule = {
  id: 'D05',
  version: 1,
  says: 'Care proceedings overrun',
  law: 'Children Act 1989, section 32: 26 weeks beginning with the day of issue; severities are proposals',
  confidence: 'V1',
  inForce: '2014-04-22',
  needs: ['episodes', 'court'],
  limits: { red: 181, critical: 363 },
  ofLaw: ['red'],
  clears: 'Record the final order, or that the application was withdrawn or dismissed. While it runs, record the extension the court gave.',
  signals: about => {
    if (about.journey.applications.length === 0) return [];
    const silences = transferWindows(about);
    return inCare(about).flatMap(period => {
      const bands = about.journey.applications.flatMap(application => bandsOf(about, application, period));
      return occurrences(
        proceedingsOverrun,
        bands.flatMap(band => without(band, silences)),
        silences,
      );
    });
  },
  explain: (_signal, span, day) => {
    const authorised = span.limb === 'extended' ? 'The court has extended the timetable.' : 'The date the court authorised has passed.';
    const sum = againstLimit(proceedingsOverrun, { ...span, day }, { whose: '26 weeks, Children Act 1989, section 32' });
    return `Care proceedings were issued on ${dayInWords(span.countsFrom)} and no final order is recorded. ${authorised} ${sum}`;
  },
};
