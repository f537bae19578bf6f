import { addDays, addMonths, addWorkingDays, dayInWords, daysBetween, earliest, type Day } from '../calendar';
import { periodsOfCare } from '../clocks/runs';
import { reviewsIn } from '../clocks/reviews';
import type { CareRun, Run } from '../clocks/clock';
import type { Case, DriftRule } from '../rules';
import { inRecord, occurrences, over, passed, without, type Band } from './bands';
import { isPermanencePlan, plansIn } from './in-care';
import { transferWindows } from './transfer-window';

/**
 * The day by which there should be a plan: the second review, or three months after the first or the day it was due, whichever comes first
 * (reading R73).
 */
const planDue = (about: Case, run: Run): Day => {
  const [first, second] = reviewsIn(about, run);
  const firstDue = addWorkingDays(run.from, 20);
  return earliest(second?.on, addMonths(earliest(first?.on, firstDue)!, 3))!;
};

/** Days without a plan for a permanent home: from the start, and again whenever the plan became blank or OTHERPLN (readings R62, R78). */
const gaps = (about: Case, run: CareRun): { anchor: string; from: Day; until?: Day; countsFrom: Day; says: string }[] => {
  const due = planDue(about, run);
  const plans = plansIn(about.journey, run.period).filter(({ code }) => isPermanencePlan(code));
  return without({ from: run.from, until: run.until }, plans).flatMap(({ from, until }) => {
    const ended = plans.find(plan => plan.until === from);
    if (!ended) return run.startUnknown ? [] : [{ anchor: run.entry, from, until, countsFrom: due, says: 'Became looked after' }];
    const dayBefore = addDays(from, -1);
    const countsFrom = due > dayBefore ? due : dayBefore;
    return [{ anchor: ended.endedBy ?? ended.entry, from, until, countsFrom, says: 'The plan became blank or another plan' }];
  });
};

export const noPermanencePlan: DriftRule = {
  id: 'D01',
  version: 1,
  says: 'No permanence plan',
  law: 'A plan for a permanent home by the second review (Children Act 1989 guidance, volume 2); severities are proposals',
  confidence: 'V2',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans'],
  // Reached, not passed: red from the 60th day (reading R35).
  limits: { amber: 1, red: 60, critical: 180 },
  clears: 'Set a permanence plan.',
  signals: about =>
    occurrences(
      noPermanencePlan,
      periodsOfCare(about).flatMap(run =>
        gaps(about, run).flatMap(({ anchor, from, until, countsFrom, says }) =>
          inRecord(about, noPermanencePlan.needs, from, over(about, noPermanencePlan, { countsFrom, from, until, whenReached: true }))
            .map((graded): Band => ({ anchor, evidence: [anchor], facts: [{ says, entry: anchor, on: from }], ...graded }))
            .flatMap(band => without(band, transferWindows(about))),
        ),
      ),
      transferWindows(about),
    ),
  explain: (_signal, { countsFrom }, day) =>
    `No plan for a permanent home is recorded. It was due by ${dayInWords(countsFrom)}, the second review at the latest; ${passed(daysBetween(countsFrom, day))} since.`,
};
