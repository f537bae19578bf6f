import type { ChildTold } from '@waymark/application';
import { deferralOn, explainSignal, severityOn, type Day, type Severity, type Signal } from '@waymark/domain';
import { address } from '../as-at';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { code, counted } from '../words';
import { clockCards } from './clocks';
import { identityFacts, isErased, nameOf } from './identity';
import { lanesOf } from './lanes';
import { timeline, type Item } from './timeline';
import { timelinePage, type TimelineAsked } from './timeline-page';

const planCard = ({ journey, standing: { plan }, on }: ChildTold) => {
  const changes = journey.plans.filter(({ from }) => from <= on).length - 1;
  return (
    plan && {
      says: code(plan.code, 'plan') || 'No plan: it was set to blank',
      parallel: plan.parallel.map(other => code(other, 'plan')).join(', '),
      since: plan.from,
      entry: plan.entry,
      changed: changes ? `changed ${counted(changes, 'time')}` : 'the first plan',
    }
  );
};

const order: Severity[] = ['critical', 'red', 'amber', 'info'];

/** The child goes along: an auditor has stated a purpose for this child. */
export const alertHref = ({ rule, anchor }: Signal, child: string): string => address(`/alerts/${rule}/${anchor}`, { child });

const signalCards = ({ child, telling: { lives }, on }: ChildTold) =>
  lives
    .flatMap(life => {
      const { signal } = life;
      const span = severityOn(signal, on);
      return span ? [{ signal, span, deferral: deferralOn(life, on) }] : [];
    })
    .sort((a, b) => order.indexOf(a.span.severity) - order.indexOf(b.span.severity))
    .map(({ signal, span, deferral }) => ({
      tag: severityTag(span.severity),
      deferredUntil: deferral?.reviewOn,
      name: ruleName(signal.rule, signal.version),
      says: explainSignal(signal, on),
      href: alertHref(signal, child),
    }));

/** The entries something rests on, by name and day, with the place on the timeline where each stands. */
const entriesNamed = (items: readonly Item[], evidence: readonly string[], pageOf: (entry: string) => string) =>
  evidence.flatMap(entry => {
    const item = items.find(({ id }) => id === entry);
    return item ? [{ title: item.title, on: item.on, href: pageOf(entry) }] : [];
  });

/** Everything a child's page shows. `known` is the day whose knowledge it shows. */
export const journeyPage = (told: ChildTold, asked: TimelineAsked, known: Day) => {
  const { child, on, story, journey } = told;
  const path = `/children/${child}`;
  const items = timeline(told.entries).filter(item => item.on <= on);
  const shown = timelinePage(items, asked, { path, known });
  const onTimeline = new Set(items.map(({ id }) => id));
  const linked = <S extends { readonly entry?: string }>(value: S) => ({
    ...value,
    href: value.entry && onTimeline.has(value.entry) ? shown.pageOf(value.entry) : undefined,
  });
  const plan = planCard(told);
  const picture = lanesOf(journey, story, on);
  return {
    child,
    path,
    on,
    name: nameOf(child, journey.identity),
    erased: isErased(journey),
    facts: identityFacts(journey, on).map(linked),
    lastKnown: journey.lastKnownOn && linked({ on: journey.lastKnownOn, entry: story.of('NotInReturn').at(-1)?.entry }),
    nothingKnown: told.entries.length === 0,
    unfinishedImport: told.unfinishedImports.length > 0,
    flags: told.flags.map(flag => ({ says: flag.says, links: flag.entries.map(shown.pageOf) })),
    picture: picture && {
      ...picture,
      lanes: picture.lanes.map(lane => ({ ...lane, bars: lane.bars.map(linked), marks: lane.marks.map(linked) })),
    },
    plan: plan && linked(plan),
    signals: signalCards(told),
    clocks: clockCards(told.obligations, on).map(card => ({ ...card, entries: entriesNamed(items, card.evidence, shown.pageOf) })),
    timeline: shown,
  };
};
