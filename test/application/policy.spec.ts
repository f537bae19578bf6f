import { Forbidden, permit, policy, PurposeNeeded, roles, type Action, type Actor, type Role } from '@waymark/application';

const actor = (role: string, more: Partial<Actor> = {}): Actor => ({
  id: 'someone',
  roles: [role],
  worker: 'SW-1',
  team: 'TEAM-1',
  ...more,
});

const own = { worker: 'SW-1', team: 'TEAM-1' };
const team = { worker: 'SW-2', team: 'TEAM-1' };
const others = { worker: 'SW-9', team: 'TEAM-9' };
const nobody = undefined;

const answer = (ask: () => unknown): string => {
  try {
    ask();
    return 'yes';
  } catch (error) {
    if (error instanceof Forbidden) return 'no';
    if (error instanceof PurposeNeeded) return 'why?';
    throw error;
  }
};

/** For each role and action: own child, the team's, another team's, an unallocated one. Without a purpose. */
const expected: Record<Role, Record<Action, string>> = {
  cli: {
    RecordFact: 'yes yes yes yes',
    ChildJourney: 'yes yes yes yes',
    TryFact: 'yes yes yes yes',
  },
  'team-lead': {
    RecordFact: 'yes yes no yes',
    ChildJourney: 'yes yes no yes',
    TryFact: 'yes yes no yes',
  },
  'social-worker': {
    RecordFact: 'yes no no no',
    ChildJourney: 'yes no no no',
    TryFact: 'yes no no no',
  },
  auditor: {
    RecordFact: 'no no no no',
    ChildJourney: 'why? why? why? why?',
    TryFact: 'no no no no',
  },
  analyst: {
    RecordFact: 'no no no no',
    ChildJourney: 'no no no no',
    TryFact: 'no no no no',
  },
};

describe('the policy', () => {
  it.each(roles.flatMap(role => (Object.keys(policy) as Action[]).map(action => [role, action] as const)))('%s: %s', (role, action) => {
    const decided = [own, team, others, nobody].map(to => answer(() => permit(action, actor(role), { to }))).join(' ');
    expect(decided).toBe(expected[role][action]);
  });

  it('gives nothing to a role it does not know, to nobody, and to a worker or lead without a number', () => {
    for (const action of Object.keys(policy) as Action[]) {
      expect(answer(() => permit(action, actor('director'), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('toString', { roles: [] }), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('social-worker', { worker: undefined }), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('social-worker', { worker: undefined }), { to: nobody }))).toBe('no');
      expect(answer(() => permit(action, actor('team-lead', { team: undefined }), { to: team }))).toBe('no');
    }
  });

  it('lets an auditor look at any child once they say why, and record nothing', () => {
    expect(permit('ChildJourney', actor('auditor'), { to: others, purpose: 'Complaint 12' }).role).toBe('auditor');
    expect(answer(() => permit('ChildJourney', actor('auditor'), { to: others, purpose: '  ' }))).toBe('why?');
    expect(answer(() => permit('RecordFact', actor('auditor'), { to: others, purpose: 'Complaint 12' }))).toBe('no');
  });

  it('takes of several roles the one that reaches', () => {
    const both = actor('social-worker', { roles: ['analyst', 'social-worker', 'team-lead'] });
    expect(permit('ChildJourney', both, { to: team }).role).toBe('team-lead');
    expect(permit('ChildJourney', { ...both, team: 'TEAM-9' }, { to: own }).role).toBe('social-worker');
  });
});
