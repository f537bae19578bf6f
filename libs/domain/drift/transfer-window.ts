import { addDays, earliest, isDay } from '../calendar';
import type { Case } from '../rules';
import type { Span } from '../span';
import { common } from './bands';
import { firstFrom, firstOf } from './stretches';

/**
 * An unaccompanied child who may be transferred to another authority: a referral is open, or it is less than 30 days since arrival and no transfer
 * has been made, withdrawn or refused (readings R46, R77). D01 to D05, D09, D10 and D16 leave these days out.
 */
export const transferWindows = ({ story, journey: { transfers } }: Case): Span[] =>
  story.of('ArrivedUnaccompanied').flatMap(({ entry, on, statusEndsOn }) => {
    // The end of care ends an open referral too.
    const referral = transfers.find(({ until }) => until && until >= on);
    const settled = firstOf(
      firstFrom(story.of('TransferEnded'), on),
      referral && { on: referral.until!, entry: referral.endedBy ?? entry },
    );
    const arrival: Span = { entry, from: on, until: earliest(settled?.on, addDays(on, 30)), endedBy: settled?.entry };
    const until = isDay(statusEndsOn) ? statusEndsOn : undefined;
    return [arrival, ...transfers].flatMap(span => common(span, { from: on, until }));
  });
