import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { rulesRegister, type RegisteredRule } from '@waymark/domain';
import { replayRule, type ComparedOnPast } from '@waymark/read-models';
import { Refused } from '../errors';
import { OnThePast, type PastAsked } from './on-the-past';

export interface ReplayAsked extends PastAsked {
  readonly rule: string;
  /** The version that is taken to have been in force throughout; none where it is left out. */
  readonly version?: number;
}

/** What a rule would say if one version of it had been in force throughout: on a day and at the twelve month ends before it. Nothing is stored. */
export interface RuleReplayed extends ComparedOnPast {
  readonly rule: string;
  readonly says: string;
  readonly version: number | null;
}

/** Throws Forbidden, PurposeNeeded, Refused. */
export class ReplayRule extends Query<RuleReplayed> {
  constructor(readonly asked: ReplayAsked) {
    super();
  }
}

/** The versions that a rule has had, the first at the head. */
export const versionsOf = (rule: string): RegisteredRule[] =>
  rulesRegister()
    .filter(({ id }) => id === rule)
    .sort((a, b) => a.version - b.version);

@QueryHandler(ReplayRule)
export class ReplayRuleHandler implements IQueryHandler<ReplayRule> {
  constructor(private readonly past: OnThePast) {}

  async execute({ asked }: ReplayRule): Promise<RuleReplayed> {
    const { rule, version } = asked;
    const versions = versionsOf(rule);
    if (!versions.length)
      throw new Refused({ code: 'no-such-rule', says: `There is no rule called ${rule}. Choose one of the list.`, field: 'rule' });
    if (version !== undefined && !versions.some(one => one.version === version))
      throw new Refused({
        code: 'no-such-version',
        says: `${rule} has no version ${version}. It has ${versions.map(one => one.version).join(', ')}.`,
        field: 'version',
      });
    const compared = await this.past.judge('ReplayRule', asked, (sources, past) => replayRule(sources, { ...past, rule, version }));
    return { rule, says: versions.at(-1)!.says, version: version ?? null, ...compared };
  }
}
