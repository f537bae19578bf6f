/** Who can sign in on a machine of one's own. Invented, and named so that nobody takes them for real. */
export interface Person {
  sub: string;
  name: string;
  roles: ('social-worker' | 'team-lead' | 'auditor' | 'practice-lead' | 'analyst')[];
  worker?: string;
  team?: string;
  /** What the sign-in page says of them. */
  does: string;
}

export const people: Person[] = [
  { sub: 'ada', name: 'Ada Example', roles: ['social-worker'], worker: 'SW-001', team: 'TEAM-1', does: 'Social worker SW-001 in team 1' },
  { sub: 'ben', name: 'Ben Example', roles: ['social-worker'], worker: 'SW-002', team: 'TEAM-1', does: 'Social worker SW-002 in team 1' },
  { sub: 'cleo', name: 'Cleo Example', roles: ['team-lead'], team: 'TEAM-1', does: 'Team lead of team 1' },
  { sub: 'dev', name: 'Dev Example', roles: ['auditor'], does: 'Auditor: any child, stating a purpose' },
  { sub: 'eve', name: 'Eve Example', roles: ['analyst'], does: 'Analyst: no personal details' },
  { sub: 'fay', name: 'Fay Example', roles: ['practice-lead'], does: 'Practice lead: sets the limits of the authority' },
];
