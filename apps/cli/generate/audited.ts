import { addWorkingDays, fact, type Entry, type EventName } from '@waymark/domain';
import { chance, steady } from './chance';
import { beginningOf, type Invented } from './council';
import { Diary, leaveOut, type Life, type Said } from './diary';
import { ago, comesIntoCare, proceedings, settled, type Child } from './well-kept';

interface Planted {
  readonly says: string;
  readonly tell: (child: Child) => void;
  /** What is recorded after all the rest. */
  readonly late: (child: Child, entries: readonly Entry[]) => Said[];
}
const lead = ({ team }: Child): string => team.replace('TEAM', 'LEAD');
const last = (entries: readonly Entry[], type: EventName): Entry => entries.findLast(entry => entry.type === type)!;

const misfiled = 'The foster carer has not been given the delegated authority for school trips.';

/** What an auditor is to find. Every entry is recorded at the moment of the filling: what is late comes after what happened later, in the log. */
export const auditorsStories: Readonly<Record<string, Planted>> = {
  INVAUDIT1: {
    says: 'A visit of three weeks ago, recorded on the day before an inspection, after its absence had been escalated',
    tell: child => {
      settled(child, { from: ago(child, 330) });
      leaveOut(child.diary, 'VisitMade', ({ on }) => on > ago(child, 58));
      child.diary.write('VisitMade', ago(child, 58), { visitor: 'SW', childSeen: true, seenAlone: true, inPlacement: true });
    },
    late: (child, entries) => {
      const [worker] = child.workers as [string];
      const alert = { rule: 'D07', anchor: last(entries, 'VisitMade').id };
      const note = 'The inspection begins tomorrow. Every visit that was made is to be on record tonight.';
      const visit = { visitor: 'SW', childSeen: true, seenAlone: false, inPlacement: true } as const;
      return [
        { fact: fact('SignalEscalated', { ...alert, on: ago(child, 9), to: 'SM' }), actor: lead(child) },
        { fact: fact('OversightRecorded', { on: child.today, note }), actor: lead(child) },
        { fact: fact('VisitMade', { on: ago(child, 21), ...visit }), actor: worker },
      ];
    },
  },
  INVAUDIT2: {
    says: 'The day of coming into care was recorded nine days too late, and is corrected: what was in time no longer is',
    tell: child => {
      const from = ago(child, 90);
      comesIntoCare(child, { from });
      proceedings(child, from);
    },
    late: (child, entries) => {
      const reason = 'The police brought the child to the emergency foster home nine days earlier: see the log of the night duty.';
      return (['BecameLookedAfter', 'PlacementStarted'] as const).map(type => {
        const { id: entry } = last(entries, type);
        return { fact: fact('EntryCorrected', { on: child.today, entry, changes: { on: ago(child, 99) }, reason }), actor: lead(child) };
      });
    },
  },
  INVAUDIT3: {
    says: 'A concern of the reviewing officer that belongs to another child (INVAUDIT4), struck out',
    tell: child => {
      settled(child, { from: ago(child, 500) });
      child.diary.write('IroConcernRaised', addWorkingDays(child.today, -15), { says: misfiled });
    },
    late: (child, entries) => {
      const { id: entry } = last(entries, 'IroConcernRaised');
      const reason = 'Wrong child: this was said of INVAUDIT4, and is recorded there.';
      return [{ fact: fact('EntryStruckOut', { on: child.today, entry, reason }), actor: lead(child) }];
    },
  },
  INVAUDIT4: {
    says: 'The same concern, recorded on the right child three weeks after it was raised',
    tell: child => void settled(child, { from: ago(child, 480) }),
    late: child => [{ fact: fact('IroConcernRaised', { on: addWorkingDays(child.today, -15), says: misfiled }), actor: child.workers[0]! }],
  },
};

/** The children of an auditor's stories, all in the first team. */
export function* audited(invented: Invented): Generator<Life> {
  for (const [n, [number, { tell, late }]] of Object.entries(auditorsStories).entries()) {
    const diary = new Diary(invented.today);
    const by = steady(chance(invented.seed * 1_000_003 + 600_000 + n));
    const child: Child = { ...beginningOf(invented, 0, number), diary, by };
    tell(child);
    yield { child: number, facts: diary.facts, late: entries => late(child, entries) };
  }
}
