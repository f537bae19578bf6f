import { version } from '@waymark/application';
import type { Request, Response } from 'express';
import { csrfToken } from '../identity/csrf';
import type { Person } from '../identity/person';

interface Section {
  readonly href: string;
  readonly text: string;
}

/** Where those work who keep children from drifting. */
const whatIsLate: readonly Section[] = [
  { href: '/team/drift', text: 'Drift and delay' },
  { href: '/due', text: 'Next due' },
  { href: '/timeliness', text: 'Timeliness' },
  { href: '/coming-up', text: 'Coming up' },
];

/** What each role is for, and where it works. The first section is its home. */
const roles: Record<string, { says: string; sections: Section[] }> = {
  'social-worker': {
    says: 'Social worker',
    sections: [{ href: '/children', text: 'My children' }, ...whatIsLate],
  },
  'team-lead': {
    says: 'Team lead',
    sections: [{ href: '/team', text: 'Team' }, ...whatIsLate],
  },
  auditor: {
    says: 'Auditor',
    sections: [
      { href: '/audit', text: 'Audit' },
      { href: '/timeliness', text: 'Timeliness' },
    ],
  },
  'practice-lead': {
    says: 'Practice lead',
    sections: [
      { href: '/team/drift', text: 'Drift and delay' },
      { href: '/settings/limits', text: 'Limits' },
      { href: '/timeliness', text: 'Timeliness' },
      { href: '/coming-up', text: 'Coming up' },
    ],
  },
  analyst: {
    says: 'Analyst',
    sections: [{ href: '/team', text: 'Children' }, ...whatIsLate],
  },
};

/** A role in words; one that signs in nowhere, like the command line, by its code. */
export const roleSays = (role: string): string => (Object.hasOwn(roles, role) ? roles[role]!.says : role);

const sectionsOf = (person: Person | undefined): Section[] => person?.roles.flatMap(role => roles[role]?.sections ?? []) ?? [];

/** The first page of a person: that of their first role. */
export const homeOf = (person: Person): string => sectionsOf(person)[0]?.href ?? '/help';

/** The first crumb of the pages below a person's first page. */
export const homeCrumb = (person: Person): { text: string; href: string } => {
  const { text, href } = sectionsOf(person)[0] ?? { text: 'Help', href: '/help' };
  return { text, href };
};

const navigation = (person: Person | undefined, path: string) => {
  const sections = sectionsOf(person).filter(({ href }, i, all) => all.findIndex(other => other.href === href) === i);
  const here = sections.filter(({ href }) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0];
  return sections.map(section => ({ ...section, current: section.href === path, active: section === here }));
};

/** What stands around every page: who is signed in, where they can go, the token of their forms. */
export const putFrame = (request: Request, response: Response): void => {
  // An error may arise before there is a session.
  const person = (request.session as Request['session'] | undefined)?.person;
  response.locals.frame = {
    ...(response.locals.frame as object | undefined),
    person,
    role: person?.roles
      .map(role => roles[role]?.says)
      .filter(Boolean)
      .join(', '),
    csrf: person && csrfToken(request),
    navigation: navigation(person, request.path),
    version,
  };
};
