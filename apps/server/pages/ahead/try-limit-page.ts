import { limitsToTry, type LimitTried } from '@waymark/application';
import type { Person } from '../../identity/person';
import { textOf } from '../forms';
import { limitName } from '../rules-in-words';
import { counted } from '../words';
import { comparedRows } from './compared';

/** The limits to choose from, and what was chosen. */
export const limitForm = (query: Readonly<Record<string, unknown>>) => {
  const [setting, value] = [textOf(query, 'setting'), textOf(query, 'value')];
  const limits = limitsToTry().map(({ setting: name, rule, says, standard }) => ({
    value: name,
    text: `${says} (${rule}), ${limitName(name)}: ${standard}`,
    selected: name === setting,
  }));
  return { setting, value, limits: [{ value: '', text: 'Choose a limit' }, ...limits] };
};

/** How the board would look under another limit: today and at twelve month ends, and which children would differ. */
export const limitPage = (tried: LimitTried, person: Person) => {
  const { value, standard, days } = tried;
  const today = days.at(-1)!;
  const change = today.tried.children - today.now.children;
  return {
    says: `At ${value} instead of ${standard} the rule would ask about ${counted(today.tried.children, 'child', 'children')} today, ${
      change === 0 ? 'as many as' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than`
    } now.`,
    compared: comparedRows(tried, person),
  };
};
