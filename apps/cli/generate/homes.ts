import { addDays, addWorkingDays, areas, birthday, type Day, type FactOf } from '@waymark/domain';
import type { Chance } from './chance';
import type { Diary, Stay } from './diary';
import { orLater, visits } from './paperwork';

/** Where a journey heads. */
export type Route = 'home' | 'adoption' | 'kinship' | 'longTerm' | 'residential' | 'supported';
type Placed = FactOf<'PlacementStarted'>;

/** Kinds of home on each route, with whose they are and their price a week in pence. */
const kinds: Record<Route, readonly (readonly [Placed['placement'], Placed['provider'], number])[]> = {
  home: [['U6', 'PR1', 62_000], ['U6', 'PR4', 100_000], ['U3', 'PR1', 35_000]],
  adoption: [['U6', 'PR1', 62_000], ['U5', 'PR1', 62_000]],
  kinship: [['U3', 'PR1', 35_000], ['U6', 'PR1', 62_000]],
  longTerm: [['U6', 'PR1', 62_000], ['U6', 'PR4', 100_000], ['U4', 'PR4', 100_000]],
  residential: [['K2', 'PR4', 633_500], ['K2', 'PR1', 580_000]],
  supported: [['K3', 'PR4', 145_000], ['K3', 'PR5', 140_000]],
}; // prettier-ignore

const districts = Object.values(areas).flat();
export const district = (by: Chance) => by.pick(districts);

/** What is written down of a new home within days. */
export const papers = (diary: Diary, by: Chance, on: Day): void => {
  const prepared = addWorkingDays(on, by.happens(0.06) ? by.between(6, 15) : by.between(0, 5));
  diary.write('PlacementPlanPrepared', prepared, {});
  diary.write('PlacementPlanSigned', orLater(by, 0.99, prepared), { by: 'FOSTER' });
  diary.write('DelegatedAuthorityRecorded', orLater(by, 0.99, prepared), { decisions: ['EDUCATION', 'LEISURE', 'MEDICAL'] });
  diary.write('GpRegistered', orLater(by, 0.97, addWorkingDays(on, by.between(1, 10))), {});
};

/** Four in five live in the area. What lies outside is approved before and told to the authority there, but for a few. */
const area = (diary: Diary, by: Chance, on: Day): Pick<Placed, 'area' | 'district' | 'distance'> => {
  const where = by.weighted({ INSIDE: 79, ADJOINING: 13, DISTANT: 8 });
  if (where === 'INSIDE') return { area: where, district: district(by), distance: by.between(0, 250) / 10 };
  diary.write('OutOfAreaApproved', orLater(by, 0.96, on), { approver: where === 'DISTANT' ? 'DCS' : 'NO', consulted: true });
  diary.write('AreaAuthorityNotified', orLater(by, 0.94, addWorkingDays(on, by.between(0, 5))), {});
  return { area: where, distance: by.between(80, where === 'DISTANT' ? 1200 : 350) / 10 };
};

/** With a connected person: approved for sixteen weeks, mostly in full within them, else once for eight more. */
const approval = (diary: Diary, by: Chance, { from, to }: Pick<Stay, 'from' | 'to'>): void => {
  diary.write('TemporaryApprovalGranted', from, {});
  const extended = by.happens(0.25);
  const full = addDays(from, extended ? by.between(120, 160) : by.between(70, 108));
  if (extended && addDays(from, 105) < to) diary.write('TemporaryApprovalExtended', addDays(from, 105), { until: addDays(from, 167) });
  const approved = orLater(by, 0.97, full);
  if (approved < to) diary.write('FullApprovalGranted', approved, {});
};

const live = (
  diary: Diary,
  by: Chance,
  stay: Pick<Stay, 'from' | 'to'>,
  { route, because }: { route: Route; because?: Placed['because'] },
): void => {
  const { from } = stay;
  const [placement, provider, weeklyPrice] = by.pick(kinds[route]);
  const code = placement === 'K3' && from < '2024-04-01' ? 'H5' : placement;
  const registered = placement.startsWith('K') && from >= '2023-10-28' ? { registered: true } : {};
  const where = area(diary, by, from);
  const basis = code === 'U3' ? { basis: 'REG24' as const } : {};
  diary.write('PlacementStarted', from, {
    placement: code,
    provider,
    weeklyPrice,
    carer: `HOME-${by.between(1000, 9999)}`,
    because,
    ...registered,
    ...basis,
    ...where,
  });
  papers(diary, by, from);
  if (code === 'U3') approval(diary, by, stay);
};

/** Days after which a child mostly stays where they are. */
const settled: Record<Route, number> = { home: 120, adoption: 100, kinship: 150, longTerm: 200, residential: 400, supported: 200 };

/**
 * Moves: about six in ten child-years, twice that in the first three months; few once the home is meant to be the last. Each home is visited. Returns
 * the day the last of them began.
 */
export const homes = (diary: Diary, by: Chance, { from, to, born }: Stay, { route, leaves }: { route: Route; leaves: Day }): Day => {
  const days = [from];
  const settles = addDays(from, settled[route]);
  for (let on = addDays(from, 15 + by.wait(260)); on < addDays(to, -30); on = addDays(on, 30 + by.wait(520))) {
    if (on > settles && !by.happens(0.25)) break;
    days.push(on);
  }
  days.forEach((day, i) => {
    const until = days[i + 1] ?? to;
    const because = i ? by.weighted({ CARPL: 50, CREQB: 12, CREQO: 10, CHILD: 6, OTHER: 22 }) : undefined;
    const inKeyStage4 = i > 0 && day >= birthday(born, 14) && day < birthday(born, 17);
    if (inKeyStage4) diary.write('KeyStageFourMoveApproved', day, { by: 'NO' });
    live(diary, by, { from: day, to: days[i + 1] ?? leaves }, { route, because });
    visits(diary, by, { from: day, to: until, born });
  });
  return days.filter(day => day <= diary.today).at(-1) ?? from;
};
