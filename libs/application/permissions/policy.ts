import type { doors } from '../doors';
import { Forbidden, PurposeNeeded } from '../errors';

/** Who asks. `id` is what the log keeps of them; `worker` and `team` are the ids under which children are allocated. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly worker?: string;
  readonly team?: string;
}

export const roles = ['cli', 'team-lead', 'social-worker', 'auditor', 'practice-lead', 'analyst'] as const;
export type Role = (typeof roles)[number];

/** Everything that goes through a door. */
export type Action = keyof typeof doors;

/** Whose records a role reaches. */
export type Reach =
  | 'children allocated to them'
  | 'children of their team, and children of no team'
  | 'any child, stating a purpose'
  | 'any child, without personal fields'
  | 'any child';

const own = 'children allocated to them';
const team = 'children of their team, and children of no team';
const casework = { 'social-worker': own, 'team-lead': team, cli: 'any child' } as const;
const reading = { ...casework, auditor: 'any child, stating a purpose' } as const;
const noNames = 'any child, without personal fields';
/** Whether personal fields are opened for them. */
export const opensNames = (reach: Reach): boolean => reach !== noNames;
const lists = { ...reading, 'practice-lead': noNames, analyst: noNames } as const;
/** Figures, and the rows behind them without names: who audits needs no child’s purpose to count. */
const figures = { ...lists, auditor: noNames } as const;

/** Who may do what. What is not said here is refused. */
export const policy: Readonly<Record<Action, Readonly<Partial<Record<Role, Reach>>>>> = {
  RecordFact: casework,
  SetLimit: { cli: 'any child', 'practice-lead': noNames },
  TryFact: casework,
  // What was set is for everybody; who set it and why, for those who reach any child.
  Limits: { ...lists, auditor: 'any child', 'practice-lead': 'any child' },
  ChildJourney: reading,
  SignalDetail: reading,
  SignalSeen: { 'team-lead': team, cli: 'any child', auditor: 'any child, stating a purpose' },
  Caseload: lists,
  LastKnownInCare: lists,
  Obligations: lists,
  Signals: lists,
  DriftBoard: lists,
  Timeliness: figures,
  DutiesDue: figures,
  SignalFigures: figures,
  Indicators: figures,
  News: casework,
  WhatIf: reading,
  WhatClears: reading,
  ComingUp: lists,
  TryLimit: lists,
  ReplayRule: lists,
  ExportCase: { 'team-lead': team, cli: 'any child', auditor: 'any child, stating a purpose' },
};

export interface Grant {
  readonly role: Role;
  readonly reach: Reach;
}
/** What their roles give them for an action, the widest first. */
const grants = (action: Action, actor: Actor): Grant[] =>
  roles.flatMap(role => {
    const reach = policy[action][role];
    return reach && actor.roles.includes(role) ? [{ role, reach }] : [];
  });

/** To whom a child is allocated today; undefined where nobody is. */
export type AllocatedTo = { readonly worker: string; readonly team?: string } | undefined;

const reaches = ({ reach }: Grant, actor: Actor, to: AllocatedTo): boolean => {
  if (reach === own) return !!to && !!actor.worker && to.worker === actor.worker;
  if (reach === team) return !to?.team || to.team === actor.team;
  return true;
};

/** The grant under which an actor may do this to one child. Throws Forbidden, and PurposeNeeded where only the purpose is missing. */
export const permit = (action: Action, actor: Actor, about: { readonly to: AllocatedTo; readonly purpose?: string }): Grant => {
  const grant = grants(action, actor).find(one => reaches(one, actor, about.to));
  if (!grant) throw new Forbidden();
  if (grant.reach === 'any child, stating a purpose' && !about.purpose?.trim()) throw new PurposeNeeded();
  return grant;
};

/** Facts that those who lead record: who works with a child does not mute an alert about their own work. */
export const byLeads: ReadonlySet<string> = new Set(['SignalDeferred', 'DeferralWithdrawn', 'OversightRecorded']);
const withoutCasework = (actor: Actor): Actor => ({ ...actor, roles: actor.roles.filter(role => role !== 'social-worker') });

/** The grant under which an actor may record a fact of this kind on a child. Throws Forbidden. */
export const permitFact = (type: string, actor: Actor, about: { readonly to: AllocatedTo }): Grant =>
  permit('RecordFact', byLeads.has(type) ? withoutCasework(actor) : actor, about);

/** Whether `permitFact` lets it pass: for pages, which offer nobody what would be refused. */
export const mayRecord = (type: string, actor: Actor, about: { readonly to: AllocatedTo }): boolean => {
  try {
    return !!permitFact(type, actor, about);
  } catch (error) {
    if (error instanceof Forbidden) return false;
    throw error;
  }
};

/** The children a list holds for somebody: all of them where nothing narrows it. */
export interface Scope extends Grant {
  readonly worker?: string;
  /** Children of this team and of none; `null` for a lead without a team, who sees those of none. */
  readonly team?: string | null;
  /** Whether personal fields are opened. */
  readonly personal: boolean;
}
/** Throws Forbidden, and PurposeNeeded. */
export const scopeOf = (action: Action, actor: Actor, purpose?: string): Scope => {
  const grant = grants(action, actor).find(({ reach }) => reach !== own || actor.worker);
  if (!grant) throw new Forbidden();
  if (grant.reach === 'any child, stating a purpose' && !purpose?.trim()) throw new PurposeNeeded();
  return {
    ...grant,
    ...(grant.reach === own ? { worker: actor.worker } : {}),
    ...(grant.reach === team ? { team: actor.team ?? null } : {}),
    personal: opensNames(grant.reach),
  };
};
