import { fact, type Day } from '@waymark/domain';
import { Recorded } from './by-hand';
import type { Wanted } from './wanted';
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

const nextOf = (told: Wanted, wanted: readonly Wanted[]): Day | undefined =>
  wanted.slice(wanted.indexOf(told) + 1).find(({ fact }) => fact.type === told.fact.type)?.fact.data.on;

/** Reconciles what the returns tell with what is held: what is to be written, and which rows gave something or had it known already. */
export class Reconciliation {
  readonly facts: ToldFact[] = [];
  readonly gave = new Set<ReturnRow>();
  readonly knew = new Set<ReturnRow>();
  /** The years of which it is remembered what was said: only what they told may be struck out. */
  private readonly remembered: ReadonlySet<number>;
  /** What was struck out left something made by hand where it cannot be. */
  private readonly orphans: boolean;

  constructor(
    all: readonly Wanted[],
    held: readonly Held[],
    /** The latest year there is, for what no single row says. */
    private readonly year: number,
    private readonly report: Report,
    /** Whether what no return tells any more is struck out. */
    strikes = true,
  ) {
    this.remembered = new Set(held.flatMap(({ type, data }) => (type === 'IncludedInReturn' && data.rows ? Number(data.year) : [])));
    const wanted = [...all].sort(inOrderOfDays);
    const pairs = pair(wanted, held);
    const kept = new Set(pairs.values());
    const gone = strikes ? held.filter(entry => !kept.has(entry) && this.isGone(entry)) : [];
    const record = new Recorded(held.filter(entry => !gone.includes(entry)));
    const corrections = [...pairs].map(([told, entry]) => ({ told, attempt: () => this.compare(told, entry, record) }));
    const news = wanted
      .filter(told => !pairs.has(told))
      .map(told => ({ told, attempt: () => this.add(told, record, nextOf(told, wanted)) }));
    this.settle([...corrections, ...news]);
    gone.forEach(entry => this.strikeOut(entry));
    this.orphans = gone.length > 0 && record.isTouched && record.breaksMoreThan(new Recorded(held));
  }

  /** Reconciles; where striking out would leave an entry that people made or moved where it cannot be, nothing is struck out: what they said stays whole. */
  static of(all: readonly Wanted[], held: readonly Held[], year: number, report: Report): Reconciliation {
    const isTouched = new Recorded(held).isTouched;
    const strikes = !isTouched || !new Reconciliation(all, held, year, () => undefined).orphans;
    return new Reconciliation(all, held, year, report, strikes);
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

  /** What the record objects to may be possible once the rest is told; what stays impossible is reported. */
  private settle(steps: readonly { told: Wanted; attempt: () => string | undefined }[]): void {
    const objected = steps.map(step => ({ ...step, says: step.attempt() })).filter(({ says }) => says);
    if (objected.length && objected.length < steps.length) this.settle(objected);
    else objected.forEach(({ told, says }) => this.differs(told.by, says!));
  }

  /** Adds what is new; says why where the record objects. */
  private add(told: Wanted, record: Recorded, next: Day | undefined): string | undefined {
    const verdict = record.judge(told.fact, next);
    if (verdict.is === 'differs') return verdict.says;
    if (verdict.is === 'known') this.know(told.by);
    else this.write({ year: told.by[0]?.year, ...told, fact: verdict.fact }, rowsOf(told.by));
    if (verdict.is === 'new' && verdict.says) this.differs(told.by, verdict.says);
    return undefined;
  }

  private differs(by: readonly Said[], says: string): void {
    if (by[0]) this.report(by[0], 'differs-from-record', 'part-left-out', `${says} What was recorded by hand is kept.`);
  }

  /** Corrects what is held; says why where the record objects. */
  private compare(told: Wanted, entry: Held, record: Recorded): string | undefined {
    if (entry.struck) return 'This was struck out by hand.';
    const changes = changesOf(fieldsOf(told), entry);
    const objection = Object.keys(changes).length ? record.objection(entry, changes) : undefined;
    this.know(told.by);
    if (objection) return objection;
    if (differsByHand(fieldsOf(told), entry)) this.differs(told.by, 'This was corrected by hand.');
    if (Object.keys(changes).length) this.correct(told, entry, changes);
    return undefined;
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
