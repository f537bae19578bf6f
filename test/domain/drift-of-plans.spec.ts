import { drift, entered } from '../support/drift';
import { bornOn, happened } from '../support/story';

describe('permanence achieved', () => {
  it('is so at 16 with a pathway plan, once the placement is six months old', () => {
    const pathway = happened('PathwayPlanPrepared', '2025-07-01', {});
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-10-14']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-12-01'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-12-01']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'))).toEqual([
      'amber 2025-07-14 red 2025-10-12 critical 2026-04-15 - 2027-06-10',
    ]);
  });
});
