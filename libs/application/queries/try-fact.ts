import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Asked } from '@waymark/domain';
import type { Telling } from '@waymark/read-models';
import { allocatedOn } from '../permissions/allocation';
import { kindOf } from '../permissions/kind-of';
import { permitFact } from '../permissions/policy';
import { Trials, type Tried, type TrialAsked } from './trial';

/** What recording a fact would do, found by trying it. Nothing is written. Where it would be refused, `after` is `before`. */
export interface FactTried extends Tried {
  readonly before: Telling;
  readonly after: Telling;
  /** What a form made now is based on. */
  readonly revision: number;
}

/** Throws NotFound, Forbidden, Gone. */
export class TryFact extends Query<FactTried> {
  constructor(readonly asked: TrialAsked & { readonly fact: Asked }) {
    super();
  }
}

@QueryHandler(TryFact)
export class TryFactHandler implements IQueryHandler<TryFact> {
  constructor(private readonly trials: Trials) {}

  async execute({ asked }: TryFact): Promise<FactTried> {
    const trial = await this.trials.open('TryFact', asked);
    const { before, entries, revision, today } = trial;
    permitFact(kindOf(asked.fact, entries), asked.actor, { to: allocatedOn(entries, today) });
    const tried = trial.judge(asked.fact);
    return { ...tried, before, after: trial.after(tried.facts), revision };
  }
}
