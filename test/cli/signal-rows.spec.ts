import { asCsv } from '@waymark/application';
import { livesOf, tell, type NewFact } from '@waymark/domain';
import { signalColumns, signalHistoryRow, signalRow } from '../../apps/cli/rows';
import { becameLookedAfter, caseOf, entriesOf, happened, idOf, placed } from '../support/story';

/** D01: amber on 16 August 2025, red on 14 October. */
const D01 = { rule: 'D01', anchor: idOf(0) };
const told = (...more: NewFact[]) => {
  const entries = entriesOf(becameLookedAfter('2025-04-14'), placed('2025-04-14'), ...more);
  const about = caseOf(entries);
  return { about, life: livesOf(about.story, tell(about).signals, entries).find(({ signal }) => signal.rule === 'D01')! };
};
const handled = [
  happened('SignalEscalated', '2025-08-20', { ...D01, to: 'TM', note: 'Words.' }),
  happened('SignalDeferred', '2025-08-20', { ...D01, until: '2025-09-30', reason: 'Words.' }),
];

describe('an alert at the command line', () => {
  it('says until when it is deferred, and what was done about it in the order of recording, without the words', () => {
    const { life } = told(...handled);
    const [row] = signalRow('C1', life, '2025-09-01');
    expect(row).toMatchObject({ anchor: idOf(0), deferredUntil: '2025-09-30', firstHandledOn: '2025-08-20', daysToFirstHandling: 4 });
    expect(row!.handled).toMatchObject([
      { type: 'SignalEscalated', entry: idOf(2), to: 'TM', until: null },
      { type: 'SignalDeferred', entry: idOf(3), to: null, until: '2025-09-30' },
    ]);
    expect(JSON.stringify(row)).not.toContain('Words.');
    expect(signalRow('C1', life, '2025-10-01')).toMatchObject([{ deferredUntil: null }]);
    expect(signalRow('C1', life, '2025-08-19')).toMatchObject([{ firstHandledOn: null, handled: [] }]);
  });

  it('keeps the columns it had, and adds the new ones behind them', async () => {
    const lines: string[] = [];
    for await (const line of asCsv(signalRow('C1', told(...handled).life, '2025-09-01'), signalColumns)) lines.push(line);
    expect(lines[0]).toMatch(/^child,rule,severity,since,spans,says,evidence,clears,/);
    expect(lines[0]).toContain('deferredUntil');
    expect(lines[1]).toContain('2025-09-30');
  });

  it('has a history that goes on when it has cleared, with the entry that cleared it', () => {
    const { about, life } = told(...handled, happened('PermanencePlanSet', '2025-09-10', { plan: 'LTFOST18' }));
    expect(signalRow('C1', life, '2025-09-10')).toEqual([]);
    expect(signalHistoryRow(about, life, '2025-09-10')).toMatchObject([
      { since: '2025-08-16', clearedOn: '2025-09-10', clearedBy: idOf(4) },
    ]);
    expect(signalHistoryRow(about, life, '2025-09-09')).toMatchObject([{ clearedOn: null, clearedBy: null, deferredUntil: '2025-09-30' }]);
    expect(signalHistoryRow(about, life, '2025-08-15')).toEqual([]);
  });
});
