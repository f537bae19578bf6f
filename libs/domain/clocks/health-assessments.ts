import { addDays, addMonths, addWorkingDays, latest, type Day } from '../calendar';
import { reaches } from '../ages';
import type { Case, Obligation, Rule } from '../rules';
import type { Told } from '../story';
import type { CareRun, Ending, Moment, OwnClock } from './clock';
import { dutyRow } from './duty';
import { firstOf } from './moments';
import { belongs, periodsOfCare } from './runs';

const law = 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7';
const rule = { version: 1, law, confidence: 'V2', inForce: '2011-04-01', needs: ['episodes', 'health'] } as const;
const initialRule = { id: 'HL-01', says: 'Initial health assessment', ...rule } as const satisfies Rule;
const underFiveRule = { id: 'HL-02', says: 'Health assessment under 5', ...rule } as const satisfies Rule;
const fromFiveRule = { id: 'HL-03', says: 'Health assessment at 5 and over', ...rule } as const satisfies Rule;

type Assessment = Told<'HealthAssessmentCompleted'>;
type Refusal = Told<'HealthAssessmentRefused'>;

/** One made in the three months before a period of care counts for it. */
const completedFor = ({ story }: Case, run: CareRun): Assessment[] =>
  story.of('HealthAssessmentCompleted').filter(({ on }) => belongs(run, on) || (on < run.from && on >= addMonths(run.from, -3)));

const endOfCare = ({ until, endedBy, because }: CareRun): Ending | undefined =>
  until ? { on: until, entry: endedBy, because } : undefined;
const refusing = ({ entry, on }: Refusal): Ending => ({ entry, on, because: 'refused' });
const soon = (dueOn: Day): Day => addDays(dueOn, -28);

/** What became of the first duty: a refusal before it was met and on or before the due date voids it (reading R19). */
interface Initial {
  readonly dueOn?: Day;
  readonly done?: Assessment;
  readonly refused?: Refusal;
}
const initialOf = (about: Case, run: CareRun): Initial => {
  const dueOn = run.startUnknown ? undefined : addWorkingDays(run.from, 20);
  const done = completedFor(about, run).find(({ assessment }) => assessment !== 'REVIEW');
  const refused = about.story
    .of('HealthAssessmentRefused')
    .find(e => e.assessment !== 'REVIEW' && belongs(run, e.on) && dueOn && e.on <= dueOn && (!done || e.on < done.on));
  return { dueOn, done, refused };
};

const initialDuty = (about: Case, run: CareRun): Obligation => {
  const { dueOn, done, refused } = initialOf(about, run);
  return dutyRow(about, initialRule, {
    anchor: { entry: run.entry, on: run.from },
    startsOn: run.from,
    dueOn,
    soonOn: dueOn && soon(dueOn),
    met: refused ? undefined : done,
    ending: refused ? refusing(refused) : endOfCare(run),
    inWorkingDays: true,
  });
};

/** Half a year on before the fifth birthday, unless that falls after it: then, and from five on, a year (HL-04). Without a birthday, a year. */
const nextAfter = ({ journey }: Case, { on }: Moment): { rule: Rule; dueOn: Day } => {
  const five = reaches(journey, 5)?.earliest;
  const halfYear = addMonths(on, 6);
  return five && halfYear <= five ? { rule: underFiveRule, dueOn: halfYear } : { rule: fromFiveRule, dueOn: addMonths(on, 12) };
};

/** Each is due an interval after the last assessment, or after the refusal that voided the one before. */
const reviewDuties = (about: Case, run: CareRun): Obligation[] => {
  const completed = completedFor(about, run);
  const refusals = about.story.of('HealthAssessmentRefused').filter(({ on, assessment }) => assessment !== 'INITIAL' && belongs(run, on));
  const before = completed.findLast(({ on }) => on < run.from);
  const { refused } = initialOf(about, run);
  let anchor = before ?? firstOf<Moment>(completed[0], refused);
  const rows: Obligation[] = [];
  while (anchor) {
    const last: Moment = anchor;
    const { rule, dueOn } = nextAfter(about, last);
    const met = completed.find(({ on }) => on > last.on);
    const refusal = refusals.find(({ on }) => on > last.on && on <= dueOn && (!met || on < met.on));
    const startsOn = latest(last.on, run.from)!;
    const ending = refusal ? refusing(refusal) : endOfCare(run);
    if (last.on >= rule.inForce && (!run.until || startsOn < run.until))
      rows.push(dutyRow(about, rule, { anchor: last, startsOn, dueOn, soonOn: soon(dueOn), met: refusal ? undefined : met, ending }));
    anchor = refusal ?? met;
  }
  return rows;
};

/** Without a word about health there is nothing to go on from, and most imported children have none. */
const chains = (about: Case, { id }: Rule): Obligation[] =>
  about.story.of('HealthAssessmentCompleted').length + about.story.of('HealthAssessmentRefused').length === 0
    ? []
    : periodsOfCare(about)
        .flatMap(run => reviewDuties(about, run))
        .filter(row => row.rule === id);

export const initialHealthAssessment = {
  ...initialRule,
  within: { says: '20 working days' },
  duties: about =>
    periodsOfCare(about)
      .filter(({ from }) => from >= rule.inForce)
      .map(run => initialDuty(about, run)),
} as const satisfies OwnClock;
export const healthAssessmentUnderFive = {
  ...underFiveRule,
  within: { says: '6 months' },
  duties: about => chains(about, underFiveRule),
} as const satisfies OwnClock;
export const healthAssessmentFromFive = {
  ...fromFiveRule,
  within: { says: '12 months' },
  duties: about => chains(about, fromFiveRule),
} as const satisfies OwnClock;
