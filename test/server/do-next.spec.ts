import { addDays } from '@waymark/domain';
import { doNext, type DutyListed } from '../../apps/server/pages/lists/do-next';

const today = '2026-11-25';
const duty = (rule: string, version: number, dueOn: string): DutyListed =>
  ({ child: 'C1', rule, version, dueOn, open: true, status: 'overdue', anchor: rule, startsOn: '2026-01-01' }) as unknown as DutyListed;

describe('what to do next', () => {
  it('puts what the law dates before what guidance or a proposal dates, each with the first due at the head', () => {
    const duties = [
      duty('IR-07a', 1, '2026-10-01'),
      duty('IR-07c', 1, '2026-11-01'),
      duty('VS-03', 1, '2026-11-20'),
      duty('RV-03', 2, '2026-11-24'),
    ];
    expect(doNext(duties, today).map(({ what }) => what)).toEqual([
      'Visit after the first year',
      'Later review',
      'Decisions of the review circulated',
      'Full record of the review distributed',
    ]);
  });

  it('is never more than seven, nor what is due in more than a week', () => {
    const many = Array.from({ length: 9 }, (_, n) => duty('IR-07a', 1, addDays(today, -20 + n)));
    expect(
      doNext([...many, duty('VS-03', 1, addDays(today, 7)), duty('VS-03', 1, addDays(today, 8))], today).map(({ what }) => what),
    ).toEqual(['Visit after the first year', ...Array.from({ length: 6 }, () => 'Decisions of the review circulated')]);
  });
});
