import type { LegalStatus, NewFact, PlacementBasis } from '@waymark/domain';
import { entered, happened, placed } from './story';

/** Moved in with parents. */
export const atHome = (on: string): NewFact => placed(on, { placement: 'P1', provider: 'PR0' });
/** With parents from the day of coming into care. */
export const home = (legalStatus: LegalStatus, on: string, basis?: PlacementBasis): NewFact[] =>
  entered(on, legalStatus, { placement: 'P1', provider: 'PR0', basis });
export const beforeAssessment = (on: string): NewFact[] => home('C2', on, 'REG19');
export const connected = (on: string): NewFact[] => entered(on, 'C1', { placement: 'U3', basis: 'REG24' });
export const longTermMatched = (on: string, matchedOn: string): NewFact[] => [
  ...entered(on, 'C1', { placement: 'U4' }),
  happened('LongTermMatchConfirmed', matchedOn, { childAgrees: true }),
];
export const placedForAdoption = [...entered('2025-01-06'), placed('2025-04-14', { placement: 'A6' })];
