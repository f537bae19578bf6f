import type { Period } from '../journey';
import type { Case } from '../rules';
import type { Span } from '../span';
import { placementOrderAwaited } from './adoption-decision-without-placement';
import { common } from './bands';
import { kinshipAssessed } from './kinship-stalled';
import { longTermMatchAwaited } from './long-term-plan-unmatched';
import { matchAwaited } from './placement-order-without-match';
import { proceedingsInTime } from './proceedings-overrun';
import { returnHomeAwaited } from './return-home-overdue';

/** A wait of another signal while it runs and that signal is not yet red, by its limits: the authority's own where it has set one. */
type Owner = (about: Case, period: Period) => Span[];

const owners: readonly Owner[] = [
  proceedingsInTime,
  placementOrderAwaited,
  matchAwaited,
  kinshipAssessed,
  returnHomeAwaited,
  longTermMatchAwaited,
];

/** Days on which one of these waits owns the child: D03 is silent on them (section 4.1, item 8). */
export const ownedStages = (about: Case, period: Period): Span[] =>
  owners.flatMap(owner => owner(about, period)).flatMap(span => common(span, period));
