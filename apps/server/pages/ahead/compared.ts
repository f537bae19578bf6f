import type { ComparedOnPast } from '@waymark/read-models';
import type { Person } from '../../identity/person';

/** The same past judged in two ways, with links for those who may open a child. */
export const comparedRows = ({ days, throughout }: ComparedOnPast, person: Person) => {
  const links = person.roles.some(role => role === 'social-worker' || role === 'team-lead');
  const of = (children: readonly string[]) => children.map(child => ({ child, href: links ? `/children/${child}` : undefined }));
  return {
    days: days.map(({ day, now, tried, gained, lost }) => ({
      day,
      now: now.children,
      tried: tried.children,
      gained: of(gained),
      lost: of(lost),
    })),
    throughout: { ...throughout, gained: of(throughout.gained), lost: of(throughout.lost) },
  };
};
