import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { factInWords, isOpenOn, remediesOf, severityOn, type Day, type NewFact, type ToldByRules } from '@waymark/domain';
import { Trials, type Trial, type TrialAsked } from './trial';

/** What to clear: a signal or a duty, by its rule and the entry it is anchored to. */
export interface WhatClearsAsked extends TrialAsked {
  readonly rule: string;
  readonly anchor: string;
}

/** A single fact that would clear it if it were recorded today, and what else would come of it. */
export interface Remedy {
  readonly fact: NewFact;
  readonly says: string;
  /** Rules whose signals it would raise. */
  readonly raises: readonly string[];
  /** Rules whose signals it would clear as well. */
  readonly clearsToo: readonly string[];
}

/** The facts that would clear a signal or meet a duty today, found by trying each. Nothing is written. Throws NotFound, Forbidden, PurposeNeeded, Gone. */
export class WhatClears extends Query<readonly Remedy[]> {
  constructor(readonly asked: WhatClearsAsked) {
    super();
  }
}

const openRules = ({ signals }: ToldByRules, day: Day): string[] =>
  signals.filter(signal => severityOn(signal, day)).map(({ rule, anchor }) => `${rule} ${anchor}`);
const rulesOf = (keys: readonly string[]): string[] => [...new Set(keys.map(key => key.split(' ')[0]!))];

/** Whether the rule still asks on the day: about the same entry, or about another that it did not ask about before. */
const stands = ({ obligations, signals }: ToldByRules, { rule, anchor }: WhatClearsAsked, { before, today }: Trial): boolean => {
  const was = openRules(before, today);
  return (
    signals.some(one => one.rule === rule && severityOn(one, today) && (one.anchor === anchor || !was.includes(`${rule} ${one.anchor}`))) ||
    obligations.some(row => row.rule === rule && row.anchor === anchor && isOpenOn(row, today))
  );
};

const tryOut = (trial: Trial, asked: WhatClearsAsked, fact: NewFact): Remedy[] => {
  const { before, today } = trial;
  // Most clear nothing: the dear questions, whether it could be recorded and what else would come of it, are asked of the rest.
  if (stands(trial.toldBy(asked.rule, [fact]), asked, trial)) return [];
  const { facts, concerns } = trial.judge(fact);
  if (facts.length === 0 || concerns.length > 0) return [];
  const after = trial.rules(facts);
  if (stands(after, asked, trial)) return [];
  const [was, is] = [openRules(before, today), openRules(after, today)];
  return [
    {
      fact,
      says: factInWords(fact),
      raises: rulesOf(is.filter(key => !was.includes(key))),
      clearsToo: rulesOf(was.filter(key => !is.includes(key))).filter(rule => rule !== asked.rule),
    },
  ];
};

@QueryHandler(WhatClears)
export class WhatClearsHandler implements IQueryHandler<WhatClears> {
  constructor(private readonly trials: Trials) {}

  async execute({ asked }: WhatClears): Promise<readonly Remedy[]> {
    const trial = await this.trials.open('WhatClears', asked);
    if (!stands(trial.before, asked, trial)) return [];
    const matters = trial.matters(asked.rule);
    return remediesOf(asked.rule, trial.today, trial.before.story)
      .filter(({ type }) => matters(type))
      .flatMap(fact => tryOut(trial, asked, fact));
  }
}
