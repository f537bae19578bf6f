import { addDays, addWorkingDays, dayInWords, latest, type Day } from '../calendar';
import type { CeasingReason } from '../codes/care';
import { concerns, type Home } from '../homes';
import type { Told } from '../story';
import { entry, isAtLeast, named, type About, type Law } from './law';

/** Nobody can say of what a return wrote that an approval is missing: no return holds one. */
const byHand = ({ source }: Told): boolean => source === undefined;

/** Ends that the authority decides: neither a court's order, nor an age, nor a parent taking the child home. */
const decided = new Set<CeasingReason>(['E4A', 'E13', 'E5', 'E6', 'E16']);

/** At 16 and 17 under section 20 the Director of Children's Services approves it, else the nominated officer may. */
const directorDecides = (about: About, { on }: Told): boolean =>
  isAtLeast(about, 16, on) && about.journey.statuses.some(({ code, until }) => code === 'V2' && until === on);

/** After 20 working days in care. Care Planning Regulations 2010, regulation 39. */
const endedWithoutApproval = (about: About): Told[][] =>
  about.story.of('CeasedToBeLookedAfter').flatMap(e => {
    const period = about.journey.periods.find(({ endedBy, explainedBy }) => endedBy === e.entry || explainedBy === e.entry);
    if (!period || !decided.has(e.reason) || !byHand(e) || e.on < addWorkingDays(period.from, 20) || isAtLeast(about, 18, e.on)) return [];
    const may = directorDecides(about, e) ? ['DCS', undefined] : ['DCS', 'NO', undefined];
    const approved = about.story.of('EndingOfCareApproved').some(({ on, by }) => on >= period.from && on <= e.on && may.includes(by));
    return approved ? [] : [[e]];
  });

/** From 1 September of year 10 to 30 June of year 11, when a pupil may leave school. The month of birth says it. */
const keyStageFour = ({ identity }: About['journey']): { from: Day; to: Day } | undefined => {
  const [year, month] = (identity?.birthMonth ?? identity?.dateOfBirth ?? '').split('-').map(Number);
  if (!year || !month) return undefined;
  const leaves = year + (month >= 9 ? 17 : 16);
  return { from: `${leaves - 2}-09-01`, to: `${leaves}-06-30` };
};

const homesWithBefore = ({ journey }: About): { home: Home; before: Home }[] =>
  journey.homes.flatMap((home, i) => {
    const before = journey.homes[i - 1];
    return before?.period === home.period && !home.period.shortBreaks ? [{ home, before }] : [];
  });

/** Approved before the move, or in an emergency afterwards. Care Planning Regulations 2010, regulation 10. */
const movedWithoutApproval = (about: About): Told[][] => {
  const years = keyStageFour(about.journey);
  if (!years) return [];
  const approvals = about.story.of('KeyStageFourMoveApproved');
  return homesWithBefore(about)
    .filter(({ home }) => home.from >= years.from && home.from <= years.to)
    .filter(({ home, before }) => {
      const orBefore = { ...home, from: addDays(before.from, 1) };
      return !approvals.some(approval => concerns(orBefore, approval));
    })
    .map(({ home }) => entry(about, home.entry).filter(byHand))
    .filter(found => found.length > 0);
};

/** Care Planning Regulations 2010, regulation 25: once, for eight weeks after the sixteen. */
const extensions = (about: About): { home: Home; extended: Told<'TemporaryApprovalExtended'>[] }[] =>
  about.journey.homes.map(home => ({ home, extended: about.story.of('TemporaryApprovalExtended').filter(e => concerns(home, e)) }));
const lastDayOfExtension = ({ from, placements }: Home): Day =>
  addDays(latest(from, placements.find(({ basis }) => basis === 'REG24')?.from)!, 167);

export const approvalLaws: readonly Law[] = [
  {
    id: 'ended-without-approval',
    title: 'After 20 working days in care its end is approved before (regulation 39)',
    when: endedWithoutApproval,
    says: ([e], about) => {
      const who = directorDecides(about, e!) ? "the Director of Children's Services" : 'the nominated officer';
      return `${named(e!)}, but no approval of ${who} is recorded before. Regulation 39 asks for it after 20 working days in care.`;
    },
  },
  {
    id: 'moved-in-key-stage-4',
    title: 'A move in years 10 and 11 is approved by the nominated officer (regulation 10)',
    when: movedWithoutApproval,
    says: ([e]) =>
      `A move on ${dayInWords(e!.on)}, in year 10 or 11, without the approval that regulation 10 asks for. Record who approved it.`,
  },
  {
    id: 'extended-twice',
    title: 'A temporary approval is extended once (regulation 25)',
    when: about => extensions(about).flatMap(({ extended }) => extended.slice(1).map((e, i) => [e, extended[i]!])),
    says: ([e, before]) => `${named(e!)}, but it was extended already on ${dayInWords(before!.on)}. Regulation 25 allows one extension.`,
  },
  {
    id: 'extended-over-8-weeks',
    title: 'A temporary approval is extended by eight weeks at most (regulation 25)',
    when: about =>
      extensions(about).flatMap(({ home, extended }) =>
        extended.filter(({ until = '' }) => until > lastDayOfExtension(home)).map(e => [e, ...entry(about, home.entry)]),
      ),
    says: ([e, home]) =>
      `${named(e!)}, to ${dayInWords((e as Told<'TemporaryApprovalExtended'>).until!)}. ` +
      `Sixteen weeks and eight from ${dayInWords(home!.on)} are the limit.`,
  },
];
