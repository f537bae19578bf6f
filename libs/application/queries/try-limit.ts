import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { rulesRegister, type Confidence, type Setting } from '@waymark/domain';
import { tryLimit, type ComparedOnPast } from '@waymark/read-models';
import { Refused } from '../errors';
import { OnThePast, type PastAsked } from './on-the-past';

export interface TryLimitAsked extends PastAsked {
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  /** What it is compared with; the limit in force where it is left out. */
  readonly against?: number;
}

/** What a rule would say under another limit: on a day and at the twelve month ends before it. Nothing is stored. */
export interface LimitTried extends ComparedOnPast {
  readonly setting: string;
  readonly rule: string;
  readonly standard: number;
  readonly value: number;
  readonly against: number | null;
}

/** Throws Forbidden, PurposeNeeded, Refused. */
export class TryLimit extends Query<LimitTried> {
  constructor(readonly asked: TryLimitAsked) {
    super();
  }
}

export interface LimitOfRule extends Setting {
  readonly rule: string;
  readonly says: string;
  readonly law: string;
  readonly confidence: Confidence;
}
/** Every limit the authority may set, with its standard value and the first rule that reads it. */
export const limitsToTry = (): LimitOfRule[] => {
  const all = rulesRegister().flatMap(({ id, says, law, confidence, sets }) =>
    sets.map(one => ({ ...one, rule: id, says, law, confidence })),
  );
  return all.filter(({ setting }, i) => all.findIndex(other => other.setting === setting) === i);
};

@QueryHandler(TryLimit)
export class TryLimitHandler implements IQueryHandler<TryLimit> {
  constructor(private readonly past: OnThePast) {}

  async execute({ asked }: TryLimit): Promise<LimitTried> {
    const { setting, value, against } = asked;
    const limit = limitsToTry().find(one => one.setting === setting);
    if (!limit)
      throw new Refused({ code: 'no-such-limit', says: `There is no limit called ${setting}. Choose one of the list.`, field: 'setting' });
    const wrong = [value, against].find(one => one !== undefined && (!Number.isInteger(one) || one < 0 || one > 10_000));
    if (wrong !== undefined)
      throw new Refused({ code: 'not-a-limit', says: 'Give the limit as a whole number from 0 to 10,000.', field: 'value' });
    const compared = await this.past.judge('TryLimit', asked, (sources, past) =>
      tryLimit(sources, { ...past, rule: limit.rule, setting, value, against }),
    );
    return { setting, rule: limit.rule, standard: limit.standard, value, against: against ?? null, ...compared };
  }
}
