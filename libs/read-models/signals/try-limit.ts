import { tellAsIf, tellOnly, withLimit, type Case, type Day, type ToldByRules } from '@waymark/domain';
import type { Sources } from '../projection/projector';
import { compareOnPast, type ComparedOnPast } from './on-the-past';

/** Which rule is judged on the past, on which days, and of whom. */
interface ToJudge {
  readonly rule: string;
  /** The days to look at, in order. */
  readonly days: readonly Day[];
  /** Whose children; all where it is left out. */
  readonly of?: (child: string) => boolean;
}

/** Another value for a limit, to be judged on the past. */
export interface LimitToTry extends ToJudge {
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  /** What it is compared with; the limit in force on each day where it is left out. */
  readonly against?: number;
}

/** Judges every child under a limit as it is and under another. Nothing is stored. */
export const tryLimit = (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { rule, setting, value, against, ...past }: LimitToTry,
): Promise<ComparedOnPast> => {
  const at =
    (limit: number | undefined) =>
    (about: Case): ToldByRules =>
      tellOnly(limit === undefined ? about : { ...about, settings: withLimit(about.settings, setting, limit) }, rule);
  return compareOnPast(sources, { ...past, now: at(against), tried: at(value) });
};

/** A version of a rule, as if it had always been in force and no other; the rule as if there were none where it is left out. */
export interface VersionToTry extends ToJudge {
  readonly version?: number;
}

/** Judges every child by the law as it was in force on each anchor, and as if one version of a rule had always been. Nothing is stored. */
export const replayRule = (
  sources: Pick<Sources, 'store' | 'keyring'>,
  { rule, version, ...past }: VersionToTry,
): Promise<ComparedOnPast> =>
  compareOnPast(sources, {
    ...past,
    now: about => tellOnly(about, rule),
    tried: about => (version === undefined ? { obligations: [], signals: [] } : tellAsIf(about, rule, version)),
  });
