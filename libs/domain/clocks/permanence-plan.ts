import { addMonths, addWorkingDays, type Day } from '../calendar';
import { isPermanencePlan } from '../drift/in-care';
import type { Case, Obligation } from '../rules';
import type { CareRun, Ending, Moment, OwnClock } from './clock';
import { dutyRow } from './duty';
import { reviewsIn } from './reviews';
import { belongs, periodsOfCare } from './runs';

/** Days on which the duty begins to be due earlier than it was. */
interface Step {
  readonly startsOn: Day;
  readonly startedBy?: string;
  readonly dueOn: Day;
}

/** Three months after the first review was due, or after it was held where that is earlier; and the second review itself (readings R03, R73). */
const stepsOf = (run: CareRun, [first, second]: readonly Moment[]): Step[] => {
  const firstDue = addWorkingDays(run.from, 20);
  const steps: Step[] = first?.on === run.from ? [] : [{ startsOn: run.from, dueOn: addMonths(firstDue, 3) }];
  if (first && first.on < firstDue) steps.push({ startsOn: first.on, startedBy: first.entry, dueOn: addMonths(first.on, 3) });
  if (second && second.on < steps.at(-1)!.dueOn) steps.push({ startsOn: second.on, startedBy: second.entry, dueOn: second.on });
  return steps;
};

const isBy = (day: Day | undefined, next: Day | undefined): boolean => day !== undefined && (!next || day <= next);

/** One row, and another with the same anchor from each day on which a review brought the date forward. */
const rowsOf = (about: Case, run: CareRun): Obligation[] => {
  const met = about.story.of('PermanencePlanSet').find(({ on, plan }) => isPermanencePlan(plan) && belongs(run, on));
  const anchor = { entry: run.entry, on: run.from };
  const careEnded: Ending | undefined = run.until ? { on: run.until, entry: run.endedBy, because: run.because } : undefined;
  if (run.startUnknown) return [dutyRow(about, permanencePlan, { anchor, startsOn: run.from, ending: careEnded })];
  const steps = stepsOf(run, reviewsIn(about, run));
  const rows: Obligation[] = [];
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    const row = { ...step, anchor, soonOn: addWorkingDays(step.dueOn, -20), inWorkingDays: true };
    if (!next || isBy(met?.on, next.startsOn) || isBy(run.until, next.startsOn))
      return [...rows, dutyRow(about, permanencePlan, { ...row, met, ending: careEnded })];
    const because = 'superseded: a review was held earlier';
    const ending = { on: next.startsOn, entry: next.startedBy, because, superseded: true, carriedOn: true };
    rows.push(dutyRow(about, permanencePlan, { ...row, ending }));
  }
  return rows;
};

/** A blank plan and OTHERPLN are none (reading R85); one set before this period of care does not count (readings R64, R86). */
export const permanencePlan: OwnClock & { readonly id: 'PM-01' } = {
  id: 'PM-01',
  version: 1,
  says: 'Permanence plan by the second review',
  law: 'Children Act 1989 guidance, volume 2',
  confidence: 'V2',
  inForce: '2011-04-01',
  needs: ['episodes', 'reviews', 'plans'],
  within: { says: 'the second review, at the latest 3 months after the first was held or was due' },
  duties: about =>
    periodsOfCare(about)
      .filter(({ from }) => from >= permanencePlan.inForce)
      .flatMap(run => rowsOf(about, run)),
};
