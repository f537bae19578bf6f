import { addDays, latest, type Day } from '../calendar';
import { concerns } from '../homes';
import type { Case } from '../rules';
import type { CareRun, Moment, OwnClock } from './clock';
import { dutyRow } from './duty';
import { extendable, extensionOf, type Extension } from './extended';
import { firstOf } from './moments';
import { endOf, homes } from './runs';

/** A connected person approved for sixteen weeks from the start of the placement, whenever that was granted (reading R16). */
interface Approval {
  readonly run: CareRun;
  readonly anchor: Moment;
  /** From the day on which the record says that the approval is for the time being. */
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly extension?: Extension;
  readonly approved?: Moment;
}

const approvalsIn = (about: Case): Approval[] => {
  const { story, journey } = about;
  if (!journey.placements.some(({ basis }) => basis === 'REG24') && story.of('TemporaryApprovalGranted').length === 0) return [];
  return homes(about).flatMap(run => {
    const home = run.home!;
    const resting = home.placements.find(({ basis }) => basis === 'REG24');
    const granted = resting ? undefined : story.of('TemporaryApprovalGranted').find(one => concerns(home, one));
    if (run.startUnknown || (!resting && !granted)) return [];
    const on = resting && resting.from > run.from ? resting.from : run.from;
    const dueOn = addDays(on, 111);
    const extensions = story.of('TemporaryApprovalExtended').filter(one => concerns(home, one));
    const extension = extensionOf(extensions, dueOn, addDays(on, 167));
    const anchor = { entry: (resting ?? granted)!.entry, on };
    const startsOn = latest(on, granted?.on)!;
    return [{ run, anchor, startsOn, dueOn, extension, approved: story.of('FullApprovalGranted').find(one => concerns(home, one)) }];
  });
};

const law = (regulation: string): string => `Care Planning, Placement and Case Review (England) Regulations 2010, regulation ${regulation}`;
const inPlans = { version: 1, confidence: 'V1', inForce: '2011-04-01', needs: ['episodes', 'plans'] } as const;

/** Met by the full approval, or by the end of the placement in time; an extension moves it (PL-07 yields no duty of its own, reading R70). */
const temporaryApprovalRule = {
  id: 'PL-06',
  says: 'Full approval of a connected person',
  law: law('24; extended once by eight weeks at most, regulation 25'),
  ...inPlans,
  within: { says: '16 weeks from the start of the placement' },
} as const;
export const temporaryApproval = {
  ...temporaryApprovalRule,
  duties: about =>
    approvalsIn(about).flatMap(({ run, anchor, startsOn, dueOn, extension, approved }) => {
      const inTime = endOf(run).filter(({ on }) => on <= (extension?.lastDay ?? dueOn));
      const ending = run.until ? { on: run.until, entry: run.endedBy, because: run.because } : undefined;
      const duty = { anchor, startsOn, dueOn, soonOn: addDays(dueOn, -28), met: firstOf<Moment>(approved, ...inTime), ending };
      return extendable(about, temporaryApprovalRule, duty, extension);
    }),
} as const satisfies OwnClock;

/** Without full approval by the last day covered, the placement must end on the next: it begins on that last day (reading R70). */
const unapprovedPlacementEndsRule = {
  id: 'PL-08',
  says: 'End of a placement whose temporary approval has run out',
  law: law('25'),
  ...inPlans,
  within: { says: 'the day after the temporary approval runs out' },
} as const;
export const unapprovedPlacementEnds = {
  ...unapprovedPlacementEndsRule,
  duties: about =>
    approvalsIn(about).flatMap(({ run, anchor, startsOn, dueOn, extension, approved }) => {
      const lastDay = extension?.lastDay ?? dueOn;
      const done = firstOf<Moment>(approved, ...endOf(run));
      if (done && done.on <= lastDay) return [];
      return [
        dutyRow(about, unapprovedPlacementEndsRule, {
          anchor: { entry: anchor.entry, on: lastDay },
          startsOn: latest(lastDay, startsOn)!,
          startedBy: extension?.entry,
          dueOn: addDays(lastDay, 1),
          soonOn: lastDay,
          met: done,
        }),
      ];
    }),
} as const satisfies OwnClock;
