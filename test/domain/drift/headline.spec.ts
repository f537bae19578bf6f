import { headline, since, tell, waitingOn, type NewFact, type Waiting } from '@waymark/domain';
import { alone, plan } from '../../support/facts';
import { bornOn, caseOf, ceased, entered, entriesOf, happened, signalsOf } from '../../support/story';

describe('the headline "children drifting"', () => {
  const seen = (on: string, ...facts: NewFact[]): Waiting | undefined => {
    const about = caseOf(entriesOf(...facts));
    return waitingOn(about, tell(about).signals, on);
  };

  it('counts a child in care who waits, and whether the plan drifts at red or critical', () => {
    expect(seen('2025-10-11', ...entered('2025-04-14'))).toEqual({ drifting: false, unaccompanied: false });
    expect(seen('2025-10-12', ...entered('2025-04-14'))).toEqual({ drifting: true, unaccompanied: false });
    // Late reviews and visits raise their own signals.
    const sound = [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')];
    expect(signalsOf('D06', ...sound).map(since)[0]! < '2025-10-31').toBe(true);
    expect(seen('2025-10-31', ...sound)).toEqual({ drifting: false, unaccompanied: false });
  });

  it('leaves out children who are not in care, in short breaks, 18, or have a permanent home', () => {
    const matched = happened('LongTermMatchConfirmed', '2025-06-02', {});
    expect(seen('2025-10-14', ...entered('2025-04-14', 'V4'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), ceased('2025-10-14'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), bornOn('2007-10-14'))).toBeUndefined();
    expect(seen('2025-10-14', ...entered('2025-04-14'), matched)).toBeUndefined();
  });

  it('is a number with its denominator, and those who came to the country alone', () => {
    const waiting = [
      seen('2025-10-14', ...entered('2025-04-14')),
      seen('2025-10-14', ...entered('2025-09-01')),
      seen('2025-10-14', ...entered('2025-04-14'), ...alone()),
    ];
    expect(headline(waiting.filter(one => one !== undefined))).toEqual({
      drifting: { children: 2, unaccompanied: 1 },
      of: { children: 3, unaccompanied: 1 },
    });
  });
});
