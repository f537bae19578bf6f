import { limitsToTry, type LimitTried } from '@waymark/application';
import { type Person } from '../../identity/person';
import { textOf } from '../forms';
import { counted } from '../words';

const words = (name: string): string => name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

/** The limits to choose from, and what was chosen. */
export const limitForm = (query: Readonly<Record<string, unknown>>) => {
  const [setting, value] = [textOf(query, 'setting'), textOf(query, 'value')];
  const limits = limitsToTry().map(({ setting: name, rule, says, standard }) => ({
    value: name,
    text: `${says} (${rule}), ${words(name.slice(rule.length + 1))}: ${standard}`,
    selected: name === setting,
  }));
  return { setting, value, limits: [{ value: '', text: 'Choose a limit' }, ...limits] };
};

/** How the board would look under another limit: today and at twelve month ends, and which children would differ. */
export const limitPage = ({ value, standard, days }: LimitTried, person: Person) => {
  const links = person.roles.some(role => role === 'social-worker' || role === 'team-lead');
  const of = (children: readonly string[]) => children.map(child => ({ child, href: links ? `/children/${child}` : undefined }));
  const today = days.at(-1)!;
  const change = today.tried.children - today.now.children;
  return {
    says: `At ${value} instead of ${standard} the rule would ask about ${counted(today.tried.children, 'child', 'children')} today, ${
      change === 0 ? 'as many as' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than`
    } now.`,
    days: days.map(({ day, now, tried, gained, lost }) => ({
      day,
      now: now.children,
      tried: tried.children,
      gained: of(gained),
      lost: of(lost),
    })),
  };
};
