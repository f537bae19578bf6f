import type { PlacementType } from '../codes/placement';
import type { Home } from '../homes';
import type { Placement } from '../journey';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { CareRun, Course } from './clock';
import { forPlacement, soon } from './plans';
import { homes, homesThat } from './runs';

const isOutside = ({ area }: Placement): boolean => area === 'ADJOINING' || area === 'DISTANT';
/** With relatives or friends, carers who may adopt, and adopters, distance needs no approval of its own (reading R38). */
const exempt = new Set<PlacementType>(['U1', 'U2', 'U3', 'U5', 'A3', 'A4', 'A5', 'A6']);
const needsDirector = (placement: Placement): boolean => placement.area === 'DISTANT' && !exempt.has(placement.code);
const started = ({ placements }: Home): Placement => placements[0]!;

type Approval = Told<'OutOfAreaApproved'>;

/**
 * What is approved before the placement cannot name an entry that is not there yet. So an approval that names none is for the home outside the area
 * of that day which has none, else for the next one.
 */
const approvalsOf = (approvals: readonly Approval[], runs: readonly CareRun[]): Map<CareRun, Approval[]> => {
  const of = new Map<CareRun, Approval[]>(runs.map(run => [run, []]));
  for (const approval of approvals) {
    const run =
      runs.find(({ home }) => home!.placements.some(({ entry }) => entry === approval.placement)) ??
      (approval.placement === undefined
        ? (runs.find(one => one.from <= approval.on && (!one.until || approval.on < one.until) && of.get(one)!.length === 0) ??
          runs.find(({ from }) => from > approval.on))
        : undefined);
    if (run) of.get(run)!.push(approval);
  }
  return of;
};

/** A move with the same carer needs no new approval (reading R90). */
const outside = (about: Case): CareRun[] =>
  about.journey.placements.some(isOutside) ? homes(about).filter(({ home }) => isOutside(started(home!))) : [];

const approved = (byDirector: boolean, isEnough: (approval: Approval) => boolean): Course => ({
  runs: about => outside(about).filter(({ home }) => needsDirector(started(home!)) === byDirector),
  meets: (about, run) => {
    const runs = outside(about);
    const asked = runs.find(({ entry, from }) => entry === run.entry && from === run.from)!;
    return approvalsOf(about.story.of('OutOfAreaApproved').filter(isEnough), runs).get(asked)!;
  },
  soon: dueOn => dueOn,
});
export const outOfAreaApproved = approved(false, ({ approver }) => approver === 'NO' || approver === 'DCS');
/** The area authority has been consulted, unless the record says that it was not. */
export const distanceApproved = approved(true, ({ approver, consulted }) => approver === 'DCS' && consulted !== false);

/** A move out of the area with the same carer starts it too (readings R07, R90). */
export const areaNotified: Course = {
  runs: about => homesThat(about, placement => (placement.area ? isOutside(placement) : undefined)),
  meets: ({ story }, run) => forPlacement(story.of('AreaAuthorityNotified'), run),
  soon,
};
