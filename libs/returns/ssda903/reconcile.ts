import { fact } from '@waymark/domain';
import { Recorded } from './by-hand';
import type { Wanted } from './care';
import { lastDay, yearInWords } from './dates';
import { isCorrectedByHand, same, type Held } from './held';
import { fieldsOf, pair, type Fields } from './pair';
import { sourceOf, type ReturnRow } from './row';
import type { Report, Said } from './said';
import type { ToldFact } from './tell';

const rowsOf = (by: readonly Said[]): ReturnRow[] => by.flatMap(({ row }) => row ?? []);
/** In order of days; within a day as told, so that an end follows the start it belongs to. */
const inOrderOfDays = (a: Wanted, b: Wanted): number => (a.fact.data.on < b.fact.data.on ? -1 : a.fact.data.on > b.fact.data.on ? 1 : 0);

/** The run is where a fact came from, not what it says. */
const changesOf = (told: Fields, { data, now }: Held): Fields =>
  Object.fromEntries(
    Object.keys({ ...data, ...told })
      .filter(field => field !== 'run' && !same(told[field], data[field]) && same(data[field], now[field]))
      .map(field => [field, told[field] ?? null]),
  );
const differsByHand = (told: Fields, { data, now }: Held): boolean =>
  Object.keys(told).some(field => field !== 'run' && !same(data[field], now[field]) && !same(told[field], now[field]));

/** Reconciles what the returns tell with what is held: what is to be written, and which rows gave something or had it known already. */
export class Reconciliation {
  readonly facts: ToldFact[] = [];
  readonly gave = new Set<ReturnRow>();
  readonly knew = new Set<ReturnRow>();
  /** The years of which it is remembered what was said: only what they told may be struck out. */
  private readonly remembered: ReadonlySet<number>;

  constructor(
    all: readonly Wanted[],
    held: readonly Held[],
    /** The latest year there is, for what no single row says. */
    private readonly year: number,
    private readonly report: Report,
  ) {
    this.remembered = new Set(held.flatMap(({ type, data }) => (type === 'IncludedInReturn' && data.rows ? Number(data.year) : [])));
    const wanted = [...all].sort(inOrderOfDays);
    const pairs = pair(wanted, held);
    const kept = new Set(pairs.values());
    const gone = held.filter(entry => !kept.has(entry) && this.isGone(entry));
    const record = new Recorded(held.filter(entry => !gone.includes(entry)));
    for (const [told, entry] of pairs) this.compare(told, entry, record);
    wanted.forEach((told, i) => {
      const next = wanted.slice(i + 1).find(({ fact }) => fact.type === told.fact.type)?.fact.data.on;
      if (!pairs.has(told)) this.add(told, record, next);
    });
    gone.forEach(entry => this.strikeOut(entry));
  }

  /** Told by a return before, and by none now. */
  private isGone(entry: Held): boolean {
    const known = entry.type === 'NotInReturn' || (entry.year !== undefined && this.remembered.has(entry.year));
    return entry.imported && !entry.struck && known && !isCorrectedByHand(entry);
  }

  private write(told: Omit<Wanted, 'by'>, rows: readonly ReturnRow[], first = rows[0]): void {
    this.facts.push({ fact: told.fact, source: sourceOf(first?.year ?? told.year ?? this.year, first), rows });
    rows.forEach(row => this.gave.add(row));
  }

  private know(by: readonly Said[]): void {
    rowsOf(by).forEach(row => this.knew.add(row));
  }

  private add(told: Wanted, record: Recorded, next: string | undefined): void {
    const verdict = record.judge(told.fact, next);
    if (verdict.is === 'new') this.write({ year: told.by[0]?.year, ...told, fact: verdict.fact }, rowsOf(told.by));
    if (verdict.is === 'known') this.know(told.by);
    else if (verdict.says) this.differs(told.by, verdict.says);
  }

  private differs(by: readonly Said[], says: string): void {
    if (by[0]) this.report(by[0], 'differs-from-record', 'part-left-out', `${says} What was recorded by hand is kept.`);
  }

  private compare(told: Wanted, entry: Held, record: Recorded): void {
    if (entry.struck) {
      this.differs(told.by, 'This was struck out by hand.');
      return;
    }
    if (differsByHand(fieldsOf(told), entry)) this.differs(told.by, 'This was corrected by hand.');
    this.know(told.by);
    const changes = changesOf(fieldsOf(told), entry);
    if (!Object.keys(changes).length) return;
    const objection = record.objection(entry, changes);
    if (objection) this.differs(told.by, objection);
    else this.correct(told, entry, changes);
  }

  private correct(told: Wanted, entry: Held, changes: Fields): void {
    const [row] = rowsOf(told.by).sort((a, b) => b.year - a.year);
    const year = row?.year ?? told.year ?? this.year;
    const reason = `The return for ${yearInWords(year)} says otherwise.`;
    this.write(
      { fact: fact('EntryCorrected', { on: lastDay(year), entry: entry.id, changes: { ...changes }, reason }), year },
      row ? [row] : [],
    );
  }

  private strikeOut({ id }: Held): void {
    const { year } = this;
    const reason = `By the returns up to that for ${yearInWords(year)} this was not so.`;
    this.write({ fact: fact('EntryStruckOut', { on: lastDay(year), entry: id, reason }), year }, []);
  }
}
