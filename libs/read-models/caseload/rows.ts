import { permanenceAchieved, type Journey, type Span, type Story } from '@waymark/domain';
import { partOf } from '../opening';
import type { Telling } from '../telling';
import type { ChildRow } from './child.entity';
import type { SpanKind, SpanRow } from './span.entity';

/** The one row of a child whose stream has entries. */
export const childRows = ({ child, entries, journey: { identity, lastKnownOn } }: Telling): ChildRow[] =>
  entries.length === 0
    ? []
    : [
        {
          child,
          givenName: partOf(identity, 'givenName'),
          familyName: partOf(identity, 'familyName'),
          dateOfBirth: partOf(identity, 'dateOfBirth'),
          birthMonth: identity?.birthMonth,
          sex: identity?.sex,
          lastKnownOn,
          runs: [...new Set(entries.flatMap(({ data }) => (typeof data.run === 'string' ? [data.run] : [])))],
        },
      ];

type Said = Pick<SpanRow, 'code' | 'detail'>;
type Lane = [kind: SpanKind, spans: (Span & Said)[]];

const lane = <S extends Span>(kind: SpanKind, spans: readonly S[], says: (span: S) => Said = () => ({})): Lane => [
  kind,
  spans.map(span => ({ entry: span.entry, from: span.from, until: span.until, ...says(span) })),
];

/** Moments as spans: from the one up to the next, so that "last seen" has an answer on every day. */
const each = (facts: readonly { readonly entry: string; readonly on: string }[]): Span[] =>
  facts.map(({ entry, on }, i) => ({ entry, from: on, until: facts[i + 1]?.on }));

const lanes = (story: Story, journey: Journey): Lane[] => [
  lane('care', journey.periods, ({ sinceBefore, shortBreaks, need, reason }) => ({ detail: { sinceBefore, shortBreaks, need, reason } })),
  lane('status', journey.statuses, ({ code }) => ({ code })),
  lane('placement', journey.placements, ({ code, provider, carer, temporary, because }) => ({
    code,
    detail: { provider, carer, temporary, because },
  })),
  lane('home', journey.homes),
  lane('plan', journey.plans, ({ code, parallel }) => ({ code, detail: { parallel } })),
  lane('worker', journey.workers, ({ worker, team }) => ({ code: worker, detail: { team } })),
  lane('iro', journey.iros, ({ worker }) => ({ code: worker })),
  lane('missing', journey.missing),
  lane('away', journey.away),
  lane('unaccompanied', journey.unaccompanied ? [journey.unaccompanied] : []),
  lane('transfer', journey.transfers),
  lane('placement-order', journey.placementOrders),
  lane('care-application', journey.applications),
  lane('seen', each(story.of('VisitMade').filter(visit => visit.childSeen !== false))),
  lane('reviewed', each(story.of('ReviewHeld'))),
];

/** The days in care on which permanence is achieved. */
const settled = (telling: Telling): Lane =>
  lane(
    'permanence',
    telling.journey.periods.filter(({ shortBreaks }) => !shortBreaks).flatMap(period => permanenceAchieved(telling, period)),
  );

/** A flag stands from the day of the last of the facts that make it. */
const flagSpans = ({ flags, story: { told } }: Telling): Lane => {
  if (flags.length === 0) return ['flag', []];
  const dayOf = new Map(told.map(fact => [fact.entry, fact.on]));
  const spans = flags.map(({ id, says, entries }) => {
    const days = entries.flatMap(entry => dayOf.get(entry) ?? []).sort();
    return { entry: entries[0] ?? '', from: days.at(-1) ?? '', code: id, detail: { says } };
  });
  return ['flag', spans.filter(({ from }) => from)];
};

/** All that lasts, as spans of days. */
export const spanRows = (telling: Telling): SpanRow[] =>
  [...lanes(telling.story, telling.journey), settled(telling), flagSpans(telling)]
    .flatMap(([kind, spans]) =>
      spans.map(({ from, until, entry, code, detail }) => ({ kind, code, detail, fromOn: from, untilOn: until, entry })),
    )
    .map((row, n) => ({ child: telling.child, n, ...row }));
