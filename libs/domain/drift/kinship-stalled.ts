import { addMonths, dayInWords, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule, SignalSpan } from '../rules';
import type { Span } from '../span';
import { beforeRed, common, inRecord, occurrences, over, type Band, type Graded } from './bands';
import { during, inCare, plansOf } from './in-care';
import { againstLimit } from './in-words';
import { permanenceOrdered } from './permanence-achieved';
import { firstFrom, firstOf, stretches, type Moment } from './stretches';

type Stage = 'assessment' | 'notice' | 'listing';
interface Wait extends Span {
  readonly stage: Stage;
  readonly countsFrom: Day;
  readonly says: string;
}

const wait = (stage: Stage, says: string, span: Span): Wait => ({ ...span, stage, says, countsFrom: span.from });
const orders = (about: Case, period: Period): Moment[] => permanenceOrdered(about, period).map(({ entry, from }) => ({ entry, on: from }));

/** From the start of a special guardianship assessment until it is filed. */
const assessments = (about: Case, period: Period): Wait[] => {
  const started = about.story.of('SpecialGuardianshipAssessmentStarted').filter(during(period));
  const filed = about.story.of('SpecialGuardianshipAssessmentFiled');
  return stretches(started, on => firstOf(firstFrom(filed, on), firstFrom(orders(about, period), on))).map(span =>
    wait('assessment', 'Special guardianship assessment started', span),
  );
};

/** From the end of the three months' notice until an application. */
const lapsedNotices = (about: Case, period: Period): Wait[] => {
  const applied = about.story.of('SpecialGuardianshipApplicationMade');
  const notices = about.story.of('SpecialGuardianshipNoticeReceived').filter(during(period));
  return stretches(notices, on => firstOf(firstFrom(applied, on), firstFrom(orders(about, period), on)))
    .flatMap(span => common(span, { from: addMonths(span.from, 3) }))
    .map(span => wait('notice', "Three months' notice ended", span));
};

/** From filing until the court lists the case. A listing made while the assessment ran counts. */
const unlisted = (about: Case, period: Period): Wait[] => {
  const { story } = about;
  const filed = story.of('SpecialGuardianshipAssessmentFiled').filter(during(period));
  return stretches(filed, on => {
    const started = story.of('SpecialGuardianshipAssessmentStarted').findLast(one => one.on <= on && during(period)(one));
    const listed = firstFrom(story.of('SpecialGuardianshipListed'), started?.on ?? on);
    const from = listed && listed.on < on ? { ...listed, on } : listed;
    return firstOf(from, firstFrom(orders(about, period), on));
  }).map(span => wait('listing', 'Special guardianship assessment filed', span));
};

const gradedDays = (about: Case, waiting: Wait): Graded[] =>
  over(about, kinshipStalled, {
    ...waiting,
    steps: [
      ['amber', waiting.stage],
      ['red', `${waiting.stage}Red`],
    ],
  });

/** Days on which a special guardianship assessment runs and is not yet red. */
export const kinshipAssessed = (about: Case, period: Period): Span[] =>
  assessments(about, period).flatMap(waiting => beforeRed<Span>(waiting, gradedDays(about, waiting)));

const bandsOf = (about: Case, waiting: Wait): Band[] =>
  inRecord(about, kinshipStalled.needs, waiting.countsFrom, gradedDays(about, waiting)).map(graded => ({
    limb: waiting.stage,
    anchor: waiting.entry,
    evidence: [waiting.entry],
    facts: [{ says: waiting.says, on: waiting.countsFrom, entry: waiting.entry }],
    ...graded,
  }));

const signalsIn = (about: Case, period: Period) => {
  const waits = [...assessments(about, period), ...lapsedNotices(about, period), ...unlisted(about, period)];
  if (waits.length === 0) return [];
  const plans = plansOf(about, period, ['LTRELFR']);
  const bands = waits.flatMap(waiting => bandsOf(about, waiting)).flatMap(band => plans.flatMap(plan => common(band, plan)));
  return occurrences(kinshipStalled, bands);
};

const missing: Record<Stage, string> = {
  assessment: 'it is not filed',
  notice: 'no application is recorded',
  listing: 'no court listing is recorded',
};
const isStage = (limb: SignalSpan['limb']): limb is Stage => limb !== undefined && limb in missing;

export const kinshipStalled: DriftRule = {
  id: 'D15',
  version: 1,
  says: 'Special guardianship stalled',
  law: "Children Act 1989, section 14A(7), asks for three months' notice; all limits are proposals",
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'guardianship', 'court'],
  limits: { assessment: 84, assessmentRed: 168, notice: 28, noticeRed: 56, listing: 56, listingRed: 112 },
  clears: 'Record that the assessment was filed, the application, the listing in court, the order, or a change of plan.',
  signals: about => inCare(about).flatMap(period => signalsIn(about, period)),
  explain: ({ facts }, span, day) => {
    const begun = facts.find(({ on, entry }) => on === span.countsFrom && span.evidence.includes(entry ?? ''))?.says;
    const what = isStage(span.limb) ? missing[span.limb] : 'nothing has followed';
    return `${begun ?? 'The work began'} on ${dayInWords(span.countsFrom)} and ${what}. ${againstLimit(kinshipStalled, { ...span, day })}`;
  },
};
