import { dayInWords, type Day } from '../calendar';
import type { CodeList, CodeSpec } from '../codes/code-list';
import { eventSpec } from '../events/fact';
import { refuse, type Refusal } from './situation';

/** Why a code is not in use on a day; undefined when it is. */
const outOfUse = ({ from, until }: CodeSpec, on: Day): string | undefined => {
  if (from && on < from) return `is used from ${dayInWords(from)}`;
  if (until && on > until) return `was last used on ${dayInWords(until)}`;
  return undefined;
};

/** What to choose in place of a code that is not in use on a day: what took its place, or what it took the place of. */
const instead = ({ codes }: CodeList, code: string, on: Day): string => {
  const others = Object.entries(codes)
    .filter(([other, { successors }]) => codes[code]!.successors?.includes(other) || successors?.includes(code))
    .filter(([, spec]) => !outOfUse(spec, on))
    .map(([other]) => other);
  if (others.length === 0) return "Ask the authority's return team which code to use.";
  return others.length === 1 ? `Choose ${others[0]}.` : `Choose one of ${others.join(', ')}.`;
};

/**
 * Codes have their days: at the door only those in use on the fact's own day are taken. The past keeps its old codes, imports too. `data` is the fact
 * as it would read, `asked` the fields that are new.
 */
export const codesOutOfUse = (type: string, data: Readonly<Record<string, unknown>>, asked = Object.keys(data)): Refusal | undefined => {
  const on = data.on as Day;
  for (const { name, label, codes } of eventSpec(type)!.fields) {
    if (!codes || !asked.includes(name)) continue;
    for (const code of [data[name]].flat() as string[]) {
      const spec = codes.codes[code];
      const why = spec && outOfUse(spec, on);
      if (why) return refuse('code-out-of-use', `${label}: ${spec.says} (${code}) ${why}. ${instead(codes, code, on)}`, { field: name });
    }
  }
  return undefined;
};
