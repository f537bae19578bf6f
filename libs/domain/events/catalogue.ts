import * as authority from './authority';
import * as care from './care';
import * as court from './court';
import type { Fact } from './fact';
import * as healthAndEducation from './health-and-education';
import * as leavingCare from './leaving-care';
import * as oversight from './oversight';
import * as people from './people';
import * as placement from './placement';
import * as planning from './planning';

const { RecordingBegan, SettingChanged, TermSet, ReturnImportBegun, ReturnImported, SiblingGroupFormed, SiblingJoined, SiblingLeft } =
  authority;

/** The events of a child's stream, by stored name. */
export const childEvents = { ...care, ...placement, ...planning, ...healthAndEducation, ...court, ...people, ...leavingCare, ...oversight };
/** The events of the authority's stream. */
export const authorityEvents = { RecordingBegan, SettingChanged, TermSet, ReturnImportBegun, ReturnImported };
/** The events of a sibling group's stream. */
export const siblingEvents = { SiblingGroupFormed, SiblingJoined, SiblingLeft };

type Catalogue = typeof childEvents & typeof authorityEvents & typeof siblingEvents;

export type EventName = keyof Catalogue;
export type ChildEventName = keyof typeof childEvents;
export type OversightEventName = keyof typeof oversight;
/** The fields of an event, without what the class inherits. */
export type FactOf<N extends EventName> = InstanceType<Catalogue[N]>;

/** A fact as it is asked for or made: the event's name and its fields. */
export type NewFact<N extends EventName = EventName> = { [K in N]: { readonly type: K; readonly data: FactOf<K> } }[N];
/** A fact to be recorded, typed by its name. */
export const fact = <N extends EventName>(type: N, data: FactOf<N>): NewFact<N> => ({ type, data });

export const isChildEvent = (name: string): name is ChildEventName => Object.hasOwn(childEvents, name);

/** Whether it says what people did about an alert. */
export const isAboutAlert = (name: string): name is OversightEventName => Object.hasOwn(oversight, name);

export type { Fact };
