import { addDays, addWorkingDays } from '../calendar';
import { plansIn } from '../drift/in-care';
import type { Case } from '../rules';
import type { Told } from '../story';
import { byDay } from '../span';
import type { Course, Ending, Moment, Run } from './clock';
import { careEnds, runFrom, superseding } from './moments';
import { belongs, inRun, periodsOfCare } from './runs';

const soon: Course['soon'] = dueOn => addDays(dueOn, -28);
const inFiveWorkingDays: Course['soon'] = dueOn => addWorkingDays(dueOn, -5);

/** The review that set a plan, where it was held on or before the day on which the plan was set. */
const reviewOf = ({ story }: Case, entry: string, day: string): Moment | undefined => {
  const review = story.of('PermanencePlanSet').find(set => set.entry === entry)!.review;
  return story.of('ReviewHeld').find(held => held.entry === review && held.on <= day);
};

/** Decisions for adoption that stand at a moment, and those made in the run. */
const decisionsIn = ({ story }: Case, run: Run): readonly Moment[] => {
  const reversed = story.of('AdoptionDecisionReversed');
  return story
    .of('AdoptionDecisionMade')
    .filter(({ on }) =>
      on < run.from ? on >= run.period!.from && !reversed.some(back => back.on >= on && back.on <= run.from) : belongs(run, on),
    );
};

/** Adoption became the plan: a parallel plan starts nothing. It counts from the review that made it so, else from the day it was set (reading R40). */
export const decisionAfterPlan: Course = {
  runs: about =>
    about.story.of('PermanencePlanSet').length === 0
      ? []
      : periodsOfCare(about).flatMap(({ period }) =>
          plansIn(about.journey, period)
            .filter(({ code }) => code === 'ADOPTION')
            .map(({ entry, from, until, endedBy }) => {
              const changed = until && until !== period.until ? { entry: endedBy ?? entry, on: until } : undefined;
              const start = { entry, on: from };
              const run = runFrom(about, start, [careEnds(about, start), superseding(changed, 'plan changed')]);
              return { ...run, period, countsFrom: reviewOf(about, entry, from) };
            }),
        ),
  meets: decisionsIn,
  soon,
};

const isForAdoption = ({ plan, parallel }: Told<'PermanencePlanSet'>): boolean =>
  plan === 'ADOPTION' || (parallel?.includes('ADOPTION') ?? false);
/** What takes a decision for adoption back: its reversal, or another plan (reading R09). */
const takenBack = ({ story }: Case, { on }: Moment): (Ending | undefined)[] => [
  superseding(
    story.of('AdoptionDecisionReversed').find(back => back.on >= on),
    'decision reversed',
  ),
  superseding(
    story.of('PermanencePlanSet').find(set => set.on > on && !isForAdoption(set)),
    'plan changed',
  ),
];

/** From the final minutes of a panel to the decision, of adoption or of a match. */
export const decisionAfterPanel: Course = {
  runs: about =>
    about.story
      .of('AdoptionPanelMinutesReceived')
      .map(start => runFrom(about, start, [careEnds(about, start), ...takenBack(about, start)])),
  meets: ({ story }, run) =>
    [...story.of('AdoptionDecisionMade'), ...story.of('AdoptionMatchApproved')].filter(({ on }) => belongs(run, on)).sort(byDay),
  soon: inFiveWorkingDays,
};

/** Each decision has a wait of its own (reading R58). */
export const matchAfterDecision: Course = {
  runs: about =>
    about.story.of('AdoptionDecisionMade').map(start => {
      const placed = about.journey.adoptivePlacements.find(({ from }) => from >= start.on);
      const placing = placed && superseding({ entry: placed.entry, on: placed.from }, 'placed for adoption');
      return runFrom(about, start, [careEnds(about, start), ...takenBack(about, start), placing]);
    }),
  meets: ({ story }, run) => inRun(story.of('AdoptionMatchApproved'), run),
  soon,
};

/** Both the life story book and the later-life letter are to be given: the duty is met with the second of them. */
export const lifeStory: Course = {
  runs: about => about.story.of('AdoptionCelebrated').map(start => runFrom(about, start)),
  meets: ({ story }, run) => {
    const [book, letter] = [story.of('LifeStoryBookGiven')[0], story.of('LaterLifeLetterGiven')[0]];
    if (!book || !letter) return [];
    const given = book.on > letter.on ? book : letter;
    return !run.until || given.on <= run.until ? [given] : [];
  },
  soon: inFiveWorkingDays,
};
