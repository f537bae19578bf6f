import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Asked, Concern, Day, NewFact, Refusal } from '@waymark/domain';
import type { Telling } from '@waymark/read-models';
import { dayAsked } from './child-told';
import { Trials, type TrialAsked } from './trial';

export interface WhatIfAsked extends TrialAsked {
  /** What would happen, on days past or to come, in the order given. */
  readonly facts: readonly Asked[];
  /** The day to look at; the last of the facts' days, and today at the earliest, where it is left out. */
  readonly on?: Day;
}

/** How a child would stand if some things happened: beside how the child would stand without them. Nothing is written. */
export interface WhatIfTold {
  readonly child: string;
  readonly today: Day;
  readonly on: Day;
  /** What would be recorded, fact by fact: nothing where it is so already or refused. */
  readonly facts: readonly NewFact[];
  /** Which of the facts asked, from 0, cannot be, and why: the others are tried without them. */
  readonly refused: readonly (Refusal & { readonly fact: number })[];
  readonly concerns: readonly Concern[];
  readonly before: Telling;
  readonly after: Telling;
}

/** Throws NotFound, Forbidden, PurposeNeeded, Gone, Refused. */
export class WhatIf extends Query<WhatIfTold> {
  constructor(readonly asked: WhatIfAsked) {
    super();
  }
}

const lastOf = (days: readonly Day[]): Day => [...days].sort().at(-1)!;

@QueryHandler(WhatIf)
export class WhatIfHandler implements IQueryHandler<WhatIf> {
  constructor(private readonly trials: Trials) {}

  async execute({ asked }: WhatIf): Promise<WhatIfTold> {
    const trial = await this.trials.open('WhatIf', asked);
    const { child, before, today } = trial;
    const days = asked.facts.flatMap(({ data }) => ('on' in data && typeof data.on === 'string' ? [data.on] : []));
    const then = lastOf([today, ...days]);
    const facts: NewFact[] = [];
    const refused: WhatIfTold['refused'][number][] = [];
    const concerns: Concern[] = [];
    asked.facts.forEach((fact, n) => {
      const tried = trial.judge(fact, { after: facts, today: then });
      if (tried.refusal) refused.push({ ...tried.refusal, fact: n });
      facts.push(...tried.facts);
      concerns.push(...tried.concerns);
    });
    return { child, today, on: dayAsked(asked.on ?? then), facts, refused, concerns, before, after: trial.after(facts) };
  }
}
