import { whenDue } from '@waymark/domain';
import type { Telling } from '../telling';
import type { ObligationRow } from './obligation.entity';

export const obligationRows = ({ child, obligations, journey }: Telling): ObligationRow[] =>
  obligations.map((obligation, n) => ({
    child,
    n,
    ...obligation,
    ...whenDue(journey, obligation),
    evidence: [...obligation.evidence],
    provisional: obligation.provisional && [...obligation.provisional],
  }));
