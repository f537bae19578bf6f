import type { Severity } from '../rules';
import { codeList, type CodeOf } from './code-list';

/** To whom an alert is escalated: a role, never a person. */
export const oversightRoles = codeList('oversightRoles', {
  SW: 'Social worker',
  TM: 'Team manager',
  SM: 'Service manager',
  IRO: 'Independent reviewing officer',
  AD: 'Assistant director',
});
export type OversightRole = CodeOf<typeof oversightRoles>;

/** The roles that each severity names: those who are to know of it. */
export const rolesNamed: Readonly<Record<Severity, readonly OversightRole[]>> = {
  info: [],
  amber: ['SW', 'TM'],
  red: ['SM', 'IRO'],
  critical: ['AD'],
};
