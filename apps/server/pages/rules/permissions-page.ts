import { permissions, relations, roles, type Permission, type Relation, type Role } from '@waymark/application';

/** Every door in plain words. One that is missing here does not pass the test of the page. */
const doorsInWords: Readonly<Record<string, string>> = {
  RecordFact: 'Record, correct and strike out',
  'RecordFact SignalDeferred': 'Defer an alert',
  'RecordFact DeferralWithdrawn': 'End a deferral',
  'RecordFact OversightRecorded': 'Record management oversight',
};
const words = (action: string): string =>
  doorsInWords[action] ?? action[0]! + action.slice(1).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

const rolesInWords: Readonly<Record<Role, string>> = {
  'social-worker': 'Social worker',
  'team-lead': 'Team lead',
  auditor: 'Auditor',
  'practice-lead': 'Practice lead',
  analyst: 'Analyst',
  cli: 'Whoever sits at the machine',
};

const all = Object.keys(relations) as Relation[];

/** Whose records: "No", "any child", or the relations in words; and on what terms. */
const reach = (rows: readonly Permission[]): string => {
  const allowed = rows.filter(row => row.allowed);
  if (!allowed.length) return 'No';
  const whose = allowed.length === all.length ? 'any child' : `children ${allowed.map(({ relation }) => relation).join(', ')}`;
  const terms = [
    ...(allowed.some(({ purpose }) => purpose) ? ['stating a purpose'] : []),
    ...(allowed.every(({ personal }) => personal) ? [] : ['without names']),
  ];
  return [whose, ...terms].join(', ');
};

/** Who may do what, as the policy answers: a row for each door, a column for each role. */
export const permissionsPage = () => {
  const rows = permissions();
  const actions = [...new Set(rows.map(({ action }) => action))];
  return {
    roles: roles.map(role => rolesInWords[role]),
    rows: actions.map(action => ({
      says: words(action),
      cells: roles.map(role => reach(rows.filter(row => row.role === role && row.action === action))),
    })),
  };
};
