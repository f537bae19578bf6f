import { Forbidden, PurposeNeeded } from '../errors';
import {
  byLeads,
  opensNames,
  permit,
  permitFact,
  policy,
  roles,
  type Action,
  type Actor,
  type AllocatedTo,
  type Grant,
  type Role,
} from './policy';

/** How a child stands to somebody: to whom they are allocated today. */
export const relations = {
  'allocated to them': { worker: 'theirs', team: 'theirs' },
  'of their team': { worker: 'another', team: 'theirs' },
  'of no team': { worker: 'another' },
  'allocated to nobody': undefined,
  'of another team': { worker: 'another', team: 'another' },
} as const satisfies Record<string, AllocatedTo>;
export type Relation = keyof typeof relations;

export interface Permission {
  readonly role: Role;
  /** A query or a command; `RecordFact SignalDeferred` is the recording of facts that only those who lead record. */
  readonly action: string;
  readonly relation: Relation;
  readonly allowed: boolean;
  /** Allowed to whoever has stated a purpose for the child. */
  readonly purpose: boolean;
  /** Personal fields are opened. */
  readonly personal: boolean;
}

const asked = (ask: () => Grant): Pick<Permission, 'allowed' | 'purpose' | 'personal'> => {
  try {
    const { reach } = ask();
    return { allowed: true, purpose: false, personal: opensNames(reach) };
  } catch (error) {
    if (error instanceof PurposeNeeded) return { allowed: true, purpose: true, personal: true };
    if (error instanceof Forbidden) return { allowed: false, purpose: false, personal: false };
    throw error;
  }
};

const actions = Object.keys(policy) as Action[];

/** Who may do what on whose record: every role, every door, every relation, found by asking the policy itself. */
export const permissions = (): Permission[] =>
  roles.flatMap(role =>
    (Object.keys(relations) as Relation[]).flatMap(relation => {
      const actor: Actor = { id: 'somebody', roles: [role], worker: 'theirs', team: 'theirs' };
      const to = relations[relation];
      return [
        ...actions.map(action => ({ role, action, relation, ...asked(() => permit(action, actor, { to })) })),
        ...[...byLeads].map(fact => ({ role, action: `RecordFact ${fact}`, relation, ...asked(() => permitFact(fact, actor, { to })) })),
      ];
    }),
  );
