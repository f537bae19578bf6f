import { addDays } from '../calendar';
import type { OwnClock } from './clock';
import { extendable, extensionOf } from './extended';
import { endOf, fromEach } from './runs';

/** Eight days, and once seven more; the return's check asks only after 21. No return tells of the extension. */
const rule = {
  id: 'PL-18',
  version: 1,
  says: 'End of an emergency protection order',
  law: 'Children Act 1989, sections 44 and 45',
  confidence: 'G',
  inForce: '1991-10-14',
  needs: ['episodes', 'court'],
  within: { says: '8 days, extended once by 7 at most' },
} as const;
export const emergencyProtectionEnds = {
  ...rule,
  duties: about =>
    about.journey.statuses
      .filter(({ code }) => code === 'L2')
      .flatMap(({ entry, from, until, endedBy }) =>
        fromEach(about, [{ entry, on: from }]).flatMap(run => {
          const dueOn = run.startUnknown ? undefined : addDays(from, 8);
          const [met] = until ? endOf({ ...run, until, endedBy }) : [];
          const granted = about.story.of('EmergencyProtectionExtended').filter(({ on }) => on >= from && (!until || on < until));
          const duty = { anchor: { entry, on: from }, startsOn: from, dueOn, soonOn: dueOn && addDays(dueOn, -1), met };
          return extendable(about, rule, duty, dueOn ? extensionOf(granted, dueOn, addDays(from, 15)) : undefined);
        }),
      ),
} as const satisfies OwnClock;
