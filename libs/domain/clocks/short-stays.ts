import { addDays } from '../calendar';
import type { LegalStatus } from '../codes/care';
import type { Case } from '../rules';
import type { Told } from '../story';
import { byDay } from '../span';
import { days, own, workingDays, type Course, type Moment, type Run } from './clock';
import { forPlacement, soon } from './plans';
import { belongs, cutShort, endOf, fromEach, homesThat, inRun } from './runs';

const dayBefore: Course['soon'] = dueOn => addDays(dueOn, -1);

/** What an entry says of the time. Asked only where the law counts hours. */
const timeOf = ({ story }: Case, entry: string | undefined): string | undefined => story.toldBy(entry)?.at;

/** A legal status that may last only so long: its end meets the duty, whatever follows. */
export const statusEnds = (code: LegalStatus): Course => ({
  runs: about =>
    about.journey.statuses
      .filter(status => status.code === code)
      .flatMap(({ entry, from, until, endedBy }) => {
        const runs = fromEach(about, [{ entry, on: from, at: timeOf(about, entry) }]);
        return until ? runs.map(run => ({ ...run, until, endedBy, endsAt: timeOf(about, endedBy) })) : runs;
      }),
  meets: (_about, run) => endOf(run),
  soon: dayBefore,
});

/** In an emergency outside the terms of the carer's approval: it ends, or they are varied. Regulation 23. */
export const emergencyEnds: Course = {
  runs: about => homesThat(about, ({ basis }) => basis === 'REG23'),
  meets: ({ story }, run) => [...forPlacement(story.of('ApprovalVaried'), run), ...endOf(run)],
  soon: dayBefore,
};
/** Whether working days are meant is not settled: calendar days are the stricter reading. */
export const sixDays = own('PL-12.workingDays', 0, inWorkingDays => (inWorkingDays ? workingDays(6) : days(6)));

const inSecure = (about: Case): Run[] =>
  homesThat(about, ({ code }) => code === 'K1').map(run => ({
    ...run,
    at: timeOf(about, run.entry),
    endsAt: timeOf(about, run.endedBy),
  }));
const orders = ({ story }: Case, run: Run): readonly Told<'SecureAccommodationOrderMade'>[] =>
  story.of('SecureAccommodationOrderMade').filter(({ on, until }) => belongs(run, on) || (on < run.from && until && until >= run.from));
/** Without a court's order for 72 hours only: an order that already runs, a new one, or the end of the stay. */
export const secureAuthorised: Course = {
  runs: inSecure,
  meets: (about, run) => [...orders(about, run), ...endOf(run)].sort(byDay),
  soon: dayBefore,
};
export const secureReviewed: Course = {
  runs: inSecure,
  meets: ({ story }, run) => inRun(story.of('SecureAccommodationReviewed'), run),
  soon,
};
/** Remanded to youth detention: the status and the place together. */
const detained = (about: Case): Run[] =>
  homesThat(about, ({ code }) => code === 'R5' || code === 'K1').flatMap(run =>
    about.journey.statuses
      .filter(({ code, from, until }) => code === 'J1' && (!run.until || from < run.until) && (!until || until > run.from))
      .map(({ entry, from, until, endedBy }) => {
        const begun = from > run.from ? { ...run, entry, from, startUnknown: false } : run;
        return cutShort(begun, until ? { entry: endedBy ?? entry, on: until } : undefined, 'remand ended');
      }),
  );
export const detentionPlanned: Course = {
  runs: detained,
  meets: ({ story }, run) => inRun(story.of('DetentionPlacementPlanPrepared'), run),
  soon,
};

/** A court names the day on which it will look again. */
const authorisations = ({ story }: Case): readonly (Moment & { readonly reviewBy?: string })[] =>
  [...story.of('DeprivationOfLibertyOrderMade'), ...story.of('DeprivationOfLibertyReviewed')].sort(byDay);
export const libertyReviewed: Course = {
  runs: about =>
    authorisations(about).flatMap(made => {
      if (!made.reviewBy) return [];
      const ended = about.story.of('DeprivationOfLibertyEnded').find(({ on }) => on >= made.on);
      return fromEach(about, [made]).map(run => ({ ...cutShort(run, ended, 'deprivation of liberty ended'), namedDay: made.reviewBy }));
    }),
  meets: (about, run) => authorisations(about).filter(({ on }) => on > run.from && belongs(run, on)),
  soon: dueOn => addDays(dueOn, -28),
};
