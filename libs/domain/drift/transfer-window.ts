import { addDays, earliest } from '../calendar';
import type { Case } from '../rules';
import type { Span } from '../span';
import { common } from './bands';

/**
 * An unaccompanied child who may be transferred to another authority: a referral is open, or it is less than 30 days since arrival and no transfer
 * has been made, withdrawn or refused (readings R46, R77). D01 to D05, D09, D10 and D16 leave these days out.
 */
export const transferWindows = ({ story, journey: { unaccompanied, transfers } }: Case): Span[] => {
  if (!unaccompanied) return [];
  const settled = story.of('TransferEnded').find(({ on }) => on >= unaccompanied.from);
  const arrival: Span = {
    entry: unaccompanied.entry,
    from: unaccompanied.from,
    until: earliest(settled?.on, addDays(unaccompanied.from, 30)),
    endedBy: settled?.entry,
  };
  return [arrival, ...transfers].flatMap(span => common(span, unaccompanied));
};
