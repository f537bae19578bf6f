import type { EventName } from './events/catalogue';
import { folds } from './journey';
import type { Case } from './rules';
import type { Story } from './story';
import { tellOnly } from './tell';

const watched = (story: Story, asked: Set<string>): Story => ({
  told: story.told,
  of: name => {
    asked.add(name);
    return story.of(name);
  },
  // What is known by its entry is on record already.
  toldBy: entry => story.toldBy(entry),
  until: day => watched(story.until(day), asked),
});

/**
 * The kinds of fact that a rule looks at in a child's story, found by watching it: those it asks for, and those that the journey is folded of. A fact of
 * another kind, recorded after all that is on record, changes nothing that the rule tells, for it takes the same way through the same facts.
 */
export const looksAt = (story: Story, rule: string, about: (story: Story) => Case): ((type: EventName) => boolean) => {
  const asked = new Set<string>();
  tellOnly(about(watched(story, asked)), rule);
  return type => asked.has(type) || folds(type);
};
