import {
  Forbidden,
  permit,
  permitFact,
  policy,
  PurposeNeeded,
  roles,
  scopeOf,
  type Action,
  type Actor,
  type Role,
} from '@waymark/application';

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

/** What a list holds for somebody. */
const everyone = 'list: any child';
const namelessly = `${everyone}, without personal fields`;

/** Figures and lists without names: who counts opens no child's record. */
const counting: Record<Action, string> = {
  SetLimit: 'no no no no',
  RecordFact: 'no no no no',
  TryFact: 'no no no no',
  Limits: namelessly,
  ChildJourney: 'no no no no',
  SignalDetail: 'no no no no',
  SignalSeen: 'no no no no',
  Caseload: namelessly,
  LastKnownInCare: namelessly,
  Obligations: namelessly,
  Signals: namelessly,
  DriftBoard: namelessly,
  Timeliness: namelessly,
  DutiesDue: namelessly,
  SignalFigures: namelessly,
  Indicators: namelessly,
  News: 'list: no',
  WhatIf: 'no no no no',
  WhatClears: 'no no no no',
  ComingUp: namelessly,
  TryLimit: namelessly,
  ReplayRule: namelessly,
  ExportCase: 'no no no no',
};

/** For each role and action: own child, the team's, another team's, an unallocated one; then the list. Without a purpose. */
const expected: Record<Role, Record<Action, string>> = {
  cli: {
    SetLimit: 'yes yes yes yes',
    RecordFact: 'yes yes yes yes',
    TryFact: 'yes yes yes yes',
    Limits: everyone,
    ChildJourney: 'yes yes yes yes',
    SignalDetail: 'yes yes yes yes',
    SignalSeen: 'yes yes yes yes',
    Caseload: everyone,
    LastKnownInCare: everyone,
    Obligations: everyone,
    Signals: everyone,
    DriftBoard: everyone,
    Timeliness: everyone,
    DutiesDue: everyone,
    SignalFigures: everyone,
    Indicators: everyone,
    News: everyone,
    WhatIf: 'yes yes yes yes',
    WhatClears: 'yes yes yes yes',
    ComingUp: everyone,
    TryLimit: everyone,
    ReplayRule: everyone,
    ExportCase: 'yes yes yes yes',
  },
  'team-lead': {
    SetLimit: 'no no no no',
    RecordFact: 'yes yes no yes',
    TryFact: 'yes yes no yes',
    Limits: 'list: children of their team, and children of no team',
    ChildJourney: 'yes yes no yes',
    SignalDetail: 'yes yes no yes',
    SignalSeen: 'yes yes no yes',
    Caseload: 'list: children of their team, and children of no team',
    LastKnownInCare: 'list: children of their team, and children of no team',
    Obligations: 'list: children of their team, and children of no team',
    Signals: 'list: children of their team, and children of no team',
    DriftBoard: 'list: children of their team, and children of no team',
    Timeliness: 'list: children of their team, and children of no team',
    DutiesDue: 'list: children of their team, and children of no team',
    SignalFigures: 'list: children of their team, and children of no team',
    Indicators: 'list: children of their team, and children of no team',
    News: 'list: children of their team, and children of no team',
    WhatIf: 'yes yes no yes',
    WhatClears: 'yes yes no yes',
    ComingUp: 'list: children of their team, and children of no team',
    TryLimit: 'list: children of their team, and children of no team',
    ReplayRule: 'list: children of their team, and children of no team',
    ExportCase: 'yes yes no yes',
  },
  'social-worker': {
    SetLimit: 'no no no no',
    RecordFact: 'yes no no no',
    TryFact: 'yes no no no',
    Limits: 'list: children allocated to them',
    ChildJourney: 'yes no no no',
    SignalDetail: 'yes no no no',
    SignalSeen: 'no no no no',
    Caseload: 'list: children allocated to them',
    LastKnownInCare: 'list: children allocated to them',
    Obligations: 'list: children allocated to them',
    Signals: 'list: children allocated to them',
    DriftBoard: 'list: children allocated to them',
    Timeliness: 'list: children allocated to them',
    DutiesDue: 'list: children allocated to them',
    SignalFigures: 'list: children allocated to them',
    Indicators: 'list: children allocated to them',
    News: 'list: children allocated to them',
    WhatIf: 'yes no no no',
    WhatClears: 'yes no no no',
    ComingUp: 'list: children allocated to them',
    TryLimit: 'list: children allocated to them',
    ReplayRule: 'list: children allocated to them',
    ExportCase: 'no no no no',
  },
  auditor: {
    SetLimit: 'no no no no',
    RecordFact: 'no no no no',
    TryFact: 'no no no no',
    Limits: everyone,
    ChildJourney: 'why? why? why? why?',
    SignalDetail: 'why? why? why? why?',
    SignalSeen: 'why? why? why? why?',
    Caseload: 'list: why?',
    LastKnownInCare: 'list: why?',
    Obligations: 'list: why?',
    Signals: 'list: why?',
    DriftBoard: 'list: why?',
    Timeliness: namelessly,
    DutiesDue: namelessly,
    SignalFigures: namelessly,
    Indicators: namelessly,
    News: 'list: no',
    WhatIf: 'why? why? why? why?',
    WhatClears: 'why? why? why? why?',
    ComingUp: 'list: why?',
    TryLimit: 'list: why?',
    ReplayRule: 'list: why?',
    ExportCase: 'why? why? why? why?',
  },
  analyst: counting,
  'practice-lead': { ...counting, SetLimit: 'yes yes yes yes', Limits: everyone },
};

const onList = (action: Action, role: Role): string => {
  const given = answer(() => scopeOf(action, actor(role)));
  return `list: ${given === 'yes' ? scopeOf(action, actor(role)).reach : given}`;
};

describe('the policy', () => {
  it.each(roles.flatMap(role => (Object.keys(policy) as Action[]).map(action => [role, action] as const)))('%s: %s', (role, action) => {
    const wanted = expected[role][action];
    const decided = wanted.startsWith('list')
      ? onList(action, role)
      : [own, team, others, nobody].map(to => answer(() => permit(action, actor(role), { to }))).join(' ');
    expect(decided).toBe(wanted);
  });

  it('gives nothing to a role it does not know, to nobody, and to a worker or lead without a number', () => {
    for (const action of Object.keys(policy) as Action[]) {
      expect(answer(() => permit(action, actor('director'), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('toString', { roles: [] }), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('social-worker', { worker: undefined }), { to: own }))).toBe('no');
      expect(answer(() => permit(action, actor('social-worker', { worker: undefined }), { to: nobody }))).toBe('no');
      expect(answer(() => permit(action, actor('team-lead', { team: undefined }), { to: team }))).toBe('no');
    }
    expect(answer(() => scopeOf('Caseload', actor('social-worker', { worker: undefined })))).toBe('no');
    expect(scopeOf('Caseload', actor('team-lead', { team: undefined }))).toMatchObject({ team: null });
  });

  it('lets an auditor look at any child once they say why, and record nothing', () => {
    expect(permit('ChildJourney', actor('auditor'), { to: others, purpose: 'Complaint 12' }).role).toBe('auditor');
    expect(answer(() => permit('ChildJourney', actor('auditor'), { to: others, purpose: '  ' }))).toBe('why?');
    expect(answer(() => permit('RecordFact', actor('auditor'), { to: others, purpose: 'Complaint 12' }))).toBe('no');
  });

  it('leaves it to those who lead to mute an alert and to oversee, and lets who works with the child escalate and doubt', () => {
    const recorded = (type: string, role: string) => answer(() => permitFact(type, actor(role), { to: own }));
    for (const type of ['SignalDeferred', 'DeferralWithdrawn', 'OversightRecorded'])
      expect([recorded(type, 'social-worker'), recorded(type, 'team-lead'), recorded(type, 'cli')]).toEqual(['no', 'yes', 'yes']);
    for (const type of ['SignalEscalated', 'SignalDisputed', 'VisitMade']) expect(recorded(type, 'social-worker')).toBe('yes');
    const both = actor('social-worker', { roles: ['social-worker', 'team-lead'] });
    expect(permitFact('SignalDeferred', both, { to: own }).role).toBe('team-lead');
  });

  it('narrows a list to whose it is, and opens personal fields for all but analysts', () => {
    expect(scopeOf('Caseload', actor('social-worker'))).toMatchObject({ worker: 'SW-1', personal: true });
    expect(scopeOf('Caseload', actor('team-lead'))).toMatchObject({ team: 'TEAM-1', personal: true });
    const all = scopeOf('Caseload', actor('analyst'));
    expect(all).toMatchObject({ personal: false });
    expect(all).not.toHaveProperty('worker');
    expect(all).not.toHaveProperty('team');
  });

  it('takes of several roles the one that reaches', () => {
    const both = actor('social-worker', { roles: ['analyst', 'social-worker', 'team-lead'] });
    expect(permit('ChildJourney', both, { to: team }).role).toBe('team-lead');
    expect(permit('ChildJourney', { ...both, team: 'TEAM-9' }, { to: own }).role).toBe('social-worker');
  });
});
