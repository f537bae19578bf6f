import { ageOn, birthday, dayInWords, eligibleOn, isDay, standingOn, type Day, type Journey } from '@waymark/domain';
import { ERASED } from '@waymark/keyring';
import { code, counted } from '../words';
import type { Told } from './timeline';

/** With the entry it comes from, where there is one. */
export interface Sourced extends Told {
  readonly entry?: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ERASED;

/** "Ada Example", or the child's id where the name is not recorded, not shown, or erased. */
export const nameOf = (child: string, identity: { readonly givenName?: unknown; readonly familyName?: unknown } | undefined): string =>
  [identity?.givenName, identity?.familyName].filter(isText).join(' ') || `Child ${child}`;

export const isErased = ({ identity }: Journey): boolean =>
  [identity?.givenName, identity?.familyName, identity?.dateOfBirth].some(value => value === ERASED);

/** "14 years", "7 months": age in whole years, in months below two. */
export const ageInWords = (born: unknown, day: Day): string | undefined => {
  if (!isDay(born) || born > day) return undefined;
  const years = ageOn(born, day);
  if (years >= 2) return counted(years, 'year');
  const months =
    (+day.slice(0, 4) - +born.slice(0, 4)) * 12 + +day.slice(5, 7) - +born.slice(5, 7) - (day.slice(8) < born.slice(8) ? 1 : 0);
  return counted(months, 'month');
};

const careSince = (journey: Journey, day: Day): readonly [string, string?] => {
  const { period } = standingOn(journey, day);
  if (period) return [`${period.sinceBefore ? 'Before ' : ''}${dayInWords(period.from)}`, period.entry];
  const last = journey.periods.findLast(({ until }) => until && until <= day);
  if (!last) return ['Not in care'];
  const entry = last.explainedBy ?? last.endedBy;
  if (last.until === journey.adultOn && !last.reason) return [`Not in care: turned 18 on ${dayInWords(last.until!)}`, entry];
  return [`Not in care since ${dayInWords(last.until!)}${last.reason ? `: ${code(last.reason, 'reason')}` : ''}`, entry];
};

/** The bar at the top of a child's page: who, how old, in care since when and how, and whose duty; each with the entry that says so. */
export const identityFacts = (journey: Journey, day: Day): Sourced[] => {
  const { status, worker, iro, missing } = standingOn(journey, day);
  const born = journey.identity?.dateOfBirth;
  const age = ageInWords(born, day);
  const eligible = eligibleOn(journey, day);
  const facts: (readonly [string, string | undefined, string?])[] = [
    [
      'Age',
      age && isDay(born)
        ? `${age}, born ${dayInWords(born)}`
        : journey.identity?.birthMonth && `Born in ${monthInWords(journey.identity.birthMonth)}`,
      journey.bornBy ?? journey.identity?.entry,
    ],
    ['In care since', ...careSince(journey, day)],
    ['Legal status', status ? code(status.code, 'legalStatus') : undefined, status?.entry],
    ['Social worker', worker ? worker.worker + (worker.team ? `, ${worker.team}` : '') : 'None on record', worker?.entry],
    ['Reviewing officer', iro?.worker ?? 'None on record', iro?.entry],
    ['Missing', missing ? `Since ${dayInWords(missing.from)}` : undefined, missing?.entry],
    [
      'Turns 18',
      isDay(born) && birthday(born, 18) > day && ageOn(born, day) >= 16 ? dayInWords(birthday(born, 18)) : undefined,
      journey.bornBy,
    ],
    [
      'Leaving care',
      eligible ? `Eligible since ${eligible.startUnknown ? 'before ' : ''}${dayInWords(eligible.from)}` : undefined,
      eligible?.entry,
    ],
  ];
  return facts.flatMap(([label, value, entry]) => (value === undefined ? [] : [{ label, value, entry }]));
};

const monthInWords = (month: string): string => dayInWords(`${month}-01`).replace(/^1 /, '');
