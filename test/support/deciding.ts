import { clashes, decide, isRefusal, story, type Asked, type Clash, type NewFact } from '@waymark/domain';
import { entriesOf } from './story';

/** The id of the nth given fact, from 0. */
export const given = (n: number): string => `asked-${String(n).padStart(6, '0')}`;

/** `on(story).record(fact)` and what comes of it: facts, concerns and refusals in one list of lines, as people would read them. */
export const on = (...facts: NewFact[]) => ({
  record: (asked: Asked, today = '2026-03-31') => {
    const answer = decide(asked, entriesOf(...facts), { today });
    return {
      answer,
      records: (...made: Asked[]) => expect(answer).toEqual({ facts: made, concerns: [] }),
      recordsNothing: () => expect(answer).toEqual({ facts: [], concerns: [] }),
      isRefused: (code: string, says: string, where: object = {}) => expect(answer).toMatchObject({ code, says, ...where }),
      /** The entries on record that its first concern names. */
      concerns: (entries: string[]) => expect(isRefusal(answer) ? answer : answer.concerns[0]?.entries).toEqual(entries),
      asks: (law: string, says: string) =>
        expect(isRefusal(answer) ? answer : answer.concerns).toEqual([expect.objectContaining({ id: law, says })]),
    };
  },
});

export const clashesOf = (...facts: NewFact[]): Clash[] => clashes(story(entriesOf(...facts)));
