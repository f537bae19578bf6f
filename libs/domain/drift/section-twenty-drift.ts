import { addDays, dayInWords, type Day } from '../calendar';
import type { Period, StatusSpan } from '../journey';
import type { Case, DriftRule, Severity } from '../rules';
import { holds, type Span } from '../span';
import { common, inRecord, occurrences, over, without, type Band } from './bands';
import { agedFrom, inCare, isPermanencePlan, plansIn } from './in-care';
import { againstLimit } from './in-words';
import { firstFrom, firstOf, stretches } from './stretches';

/** Days on which a review of the last 183 days has recorded that section 20 is still right and consent current. */
const foundRight = ({ story, settings }: Case): Span[] => {
  const asked = story.of('ReviewHeld').filter(({ sectionTwentyRight }) => sectionTwentyRight !== undefined);
  return asked.flatMap(({ entry, on, sectionTwentyRight }, i) => {
    const next = asked[i + 1];
    const days = settings.limit(`${sectionTwentyDrift.id}.reviewLasts`, on, sectionTwentyDrift.limits.reviewLasts!);
    const lasts = addDays(on, days + 1);
    const until = next && next.on < lasts ? next.on : lasts;
    return sectionTwentyRight ? [{ entry, from: on, until, endedBy: until === next?.on ? next.entry : undefined }] : [];
  });
};

/** Pre-proceedings or a care application is open. */
const beforeCourt = ({ story, journey }: Case): Span[] => [
  ...stretches(story.of('PreProceedingsStarted'), on =>
    firstOf(firstFrom(story.of('PreProceedingsEnded'), on), firstFrom(story.of('CareApplicationIssued'), on)),
  ),
  ...journey.applications,
];

/** Days on which a long stay under section 20 is sound, and those of an unaccompanied child: nobody is present to consent. */
const silencesIn = (about: Case, period: Period): Span[] => {
  const right = foundRight(about);
  const planned = right.length === 0 ? [] : plansIn(about.journey, period).filter(({ code }) => isPermanencePlan(code));
  return [...planned.flatMap(plan => right.flatMap(span => common(span, plan))), ...beforeCourt(about)];
};

/** From the day on which a young person of 16 or over has agreed to their own stay. */
const agreedFrom = ({ story, journey }: Case, stay: StatusSpan): Day | undefined => {
  const agreed = story.of('SectionTwentyConsentRecorded').find(({ on, by }) => by === 'CHILD' && holds(stay, on))?.on;
  const aged = agreed && agedFrom(journey, 16);
  return agreed && aged && (agreed > aged ? agreed : aged);
};

const lower: Record<Severity, Severity> = { info: 'info', amber: 'info', red: 'amber', critical: 'red' };
const oneStepLower = (band: Band, from: Day): Band[] => [
  ...without(band, [{ from }]),
  ...common({ ...band, severity: lower[band.severity] }, { from }),
];

const lengthBands = (about: Case, period: Period, stay: StatusSpan): Band[] => {
  const { entry, from } = stay;
  const steps = [
    ['amber', 'amberMonths'],
    ['red', 'redMonths'],
    ['critical', 'criticalMonths'],
  ] as const;
  const graded = over(about, sectionTwentyDrift, { from, until: stay.until, countsFrom: from, inMonths: true, steps });
  if (graded.length === 0) return [];
  const facts = [{ says: 'Accommodated under section 20', on: from, entry }];
  const sound = silencesIn(about, period);
  return graded.flatMap(one => without<Band>({ limb: 'length', anchor: entry, evidence: [entry], facts, ...one }, sound));
};

/**
 * Consent withdrawn and unresolved after 24 hours, whatever the length of the stay (reading R15): until a new consent or another status. A parent's
 * withdrawal does not count where a young person of 16 or over has agreed (reading R98).
 */
const withdrawnBands = ({ story }: Case, stay: StatusSpan, agreed: Day | undefined): Band[] => {
  const consents = story.of('SectionTwentyConsentRecorded');
  return story
    .of('SectionTwentyConsentWithdrawn')
    .filter(({ on, by }) => holds(stay, on) && !(by === 'PARENT' && agreed && agreed <= on))
    .flatMap(({ entry, on }) => {
      const again = consents.find(consent => consent.on > on)?.on;
      const band: Band = {
        severity: 'critical',
        limb: 'withdrawn',
        from: addDays(on, 1),
        until: again,
        countsFrom: on,
        anchor: entry,
        evidence: [entry],
        facts: [{ says: 'Consent withdrawn', on, entry }],
      };
      return common(band, stay);
    });
};

const signalsIn = (about: Case, period: Period) =>
  about.journey.statuses
    .filter(({ code }) => code === 'V2')
    .flatMap(status => common(status, period))
    .flatMap(stay => {
      const agreed = agreedFrom(about, stay);
      const all = [...withdrawnBands(about, stay, agreed), ...lengthBands(about, period, stay)];
      const alone = about.journey.unaccompanied;
      const bands = all
        .flatMap(band => inRecord(about, sectionTwentyDrift.needs, band.countsFrom, [band]))
        .flatMap(band => (alone ? without(band, [alone]) : [band]))
        .flatMap(band => (agreed ? oneStepLower(band, agreed) : [band]));
      return bands.length === 0 ? [] : occurrences(sectionTwentyDrift, bands, silencesIn(about, period));
    });

export const sectionTwentyDrift: DriftRule = {
  id: 'D04',
  version: 1,
  says: 'Section 20 drift',
  law: 'Children Act 1989, section 20; Re S and Re W allow a long stay that is planned and reviewed; all limits are proposals',
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'reviews', 'court'],
  limits: { amberMonths: 4, redMonths: 6, criticalMonths: 12, reviewLasts: 183 },
  clears:
    'Set a permanence plan and record at a review that section 20 is still right and consent current; or begin pre-proceedings. Where consent was withdrawn, record a new consent or another legal status.',
  signals: about => inCare(about).flatMap(period => signalsIn(about, period)),
  explain: (_signal, span, day) => {
    const since = dayInWords(span.countsFrom);
    if (span.limb === 'withdrawn')
      return `Consent to section 20 was withdrawn on ${since} and neither a new consent nor another legal status is recorded.`;
    const sum = againstLimit(sectionTwentyDrift, { ...span, day }, { unit: 'months' });
    return `Accommodated under section 20 since ${since}, without a plan that a review of the last 183 days found right, and not before the court. ${sum}`;
  },
};
