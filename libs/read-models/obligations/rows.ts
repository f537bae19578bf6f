import type { Telling } from '../telling';
import type { ObligationRow } from './obligation.entity';

export const obligationRows = ({ child, obligations }: Telling): ObligationRow[] =>
  obligations.map((obligation, n) => ({
    child,
    n,
    ...obligation,
    evidence: [...obligation.evidence],
    provisional: obligation.provisional && [...obligation.provisional],
  }));
