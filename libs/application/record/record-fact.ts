import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decide,
  fact,
  isAboutAlert,
  isRefusal,
  problemsOf,
  saysNothingNew,
  type Asked,
  type Concern,
  type Day,
  type Decision,
  type Entry,
  type NewFact,
  type Refusal,
} from '@waymark/domain';
import { Conflict, START, type ChainedStore, type EventStore, type Position, type StoredEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { readAuthority } from '@waymark/read-models';
import { v7 } from 'uuid';
import { Clock } from '../clock';
import { KeyReused, NeedsReason, Refused, Stale } from '../errors';
import { allocatedOn } from '../permissions/allocation';
import { kindOf } from '../permissions/kind-of';
import { permitFact, type Actor } from '../permissions/policy';
import { childStream } from '../streams';
import { CHAIN, KEYRING, STORE } from '../tokens';
import { readRecord, refuseNothing, type ChildRecord } from './read-record';
import { sealFacts, type Identified } from './sealing';

export interface FactToRecord {
  readonly child: string;
  readonly fact: Asked;
  readonly actor: Actor;
  /** The form's or caller's own key: sent twice, it records once. Printable ASCII, at most 100 characters. */
  readonly command: string;
  /** The child's last revision when the form was made, -1 where there was none. Left out, the fact is decided on whatever is on record. */
  readonly basedOn?: number;
  /** Why something that ought not to be is so after all. */
  readonly confirmed?: string;
  /** Where an imported fact comes from. What ought not to be is then recorded as it is, and flagged. */
  readonly source?: string;
}

export interface Recorded {
  /** Where the log stands with it: what a page waits for. */
  readonly position: Position;
  /** Ids of the entries written; none when it was so already. */
  readonly entries: readonly string[];
  readonly facts: readonly NewFact[];
  /** What was confirmed, or flagged on an import. */
  readonly concerns: readonly Concern[];
  /** This very command was recorded before. */
  readonly repeated: boolean;
}

/** Records one fact on one child. Throws Refused, NeedsReason, Stale, KeyReused, Forbidden, NotFound, and what store and keyring throw. */
export class RecordFact extends Command<Recorded> {
  constructor(readonly asked: FactToRecord) {
    super();
  }
}

/** A child's record begins with who the child is, or how they came to be known. Anything else on an unknown number is a typing error. */
const begins = new Set([
  'IdentityRecorded',
  'BecameLookedAfter',
  'KnownInCare',
  'ArrivedUnaccompanied',
  'SocialWorkerAllocated',
  'CareApplicationIssued',
]);
const MOST_ATTEMPTS = 50;

@CommandHandler(RecordFact)
export class RecordFactHandler implements ICommandHandler<RecordFact> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(CHAIN) private readonly chain: ChainedStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Read, fold, decide, append: again on the new story when somebody else was faster. Ids are kept through it, so nothing can double. */
  async execute({ asked }: RecordFact): Promise<Recorded> {
    const { command } = asked;
    if (!/^[!-~]{1,100}$/.test(command))
      throw new Refused({ code: 'no-key', says: 'Give the command a key of its own, like a uuid.', field: 'command' });
    const ids: string[] = [];
    const idOf = (n: number): string => (ids[n] ??= v7());
    for (let attempt = 1; ; attempt += 1)
      try {
        return await this.attempt(asked, idOf);
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === MOST_ATTEMPTS) throw error;
      }
  }

  private async attempt(asked: FactToRecord, idOf: (n: number) => string): Promise<Recorded> {
    const stream = childStream(asked.child);
    const record = await readRecord(this.store, this.keyring, asked.child);
    const { stored, entries } = record;
    const done = stored.filter(({ metadata }) => metadata.command === asked.command && metadata.actor === asked.actor.id);
    if (done[0]) {
      const before = entries.filter(({ revision }) => revision < done[0]!.revision);
      const written = entries.filter(({ id }) => done.some(one => one.id === id));
      if (!saysTheSame(await this.judge(asked.fact, before), written)) throw new KeyReused();
      return again(done, written);
    }
    this.check(asked, record);
    const { facts, concerns } = await this.decide(asked, entries);
    if (!facts.length) return { position: stored.at(-1)?.position ?? START, entries: [], facts, concerns, repeated: false };
    const identified = withReasons(facts, concerns, { asked, today: this.clock.today(), idOf });
    const provenance = { command: asked.command, actor: asked.actor.id };
    const [sealed] = await sealFacts(this.keyring, [{ stream, held: entries, facts: identified }], provenance);
    const { position } = await this.chain.append(stream, stored.at(-1), sealed!);
    return { position, entries: identified.map(({ id }) => id), facts: identified.map(one => one.fact), concerns, repeated: false };
  }

  private check({ child, actor, basedOn, fact: sent }: FactToRecord, record: ChildRecord): void {
    const { entries, closed } = record;
    const { type } = sent;
    permitFact(kindOf(sent, entries), actor, { to: allocatedOn(entries, this.clock.today()) });
    if (closed || !begins.has(type)) refuseNothing(record, child);
    const last = entries.at(-1)?.revision ?? -1;
    if (basedOn !== undefined && basedOn !== last)
      throw new Stale(
        entries.filter(({ revision }) => revision > basedOn),
        last,
      );
  }

  private async judge(sent: Asked, entries: readonly Entry[]): Promise<Decision | Refusal> {
    const authority = isAboutAlert(sent.type) ? await readAuthority({ store: this.store, keyring: this.keyring }) : undefined;
    return decide(sent, entries, { ...authority, today: this.clock.today() });
  }

  private async decide({ fact: sent, confirmed, source }: FactToRecord, entries: readonly Entry[]): Promise<Decision> {
    const decision = await this.judge(sent, entries);
    if (isRefusal(decision)) throw new Refused(decision);
    if (decision.concerns.length && !confirmed?.trim() && !source) throw new NeedsReason(decision.concerns);
    return decision;
  }
}

/** Decided again on the record as it was then, what was sent comes to the facts that were written: another event or other answers do not. */
const saysTheSame = (decision: Decision | Refusal, written: readonly Entry[]): boolean =>
  !isRefusal(decision) &&
  decision.facts.length > 0 &&
  decision.facts.every(({ type, data }, i) => type === written[i]?.type && saysNothingNew(data, written[i].data));

/** A double click, or a retry after a lost answer. */
const again = (stored: readonly StoredEntry[], written: readonly Entry[]): Recorded => {
  const facts = written.map(({ type, data }) => ({ type, data }) as unknown as NewFact);
  return { position: stored.at(-1)!.position, entries: stored.map(({ id }) => id), facts, concerns: [], repeated: true };
};

/** The facts, and after them why what ought not to be is so: one explanation for each law. */
const withReasons = (
  facts: readonly NewFact[],
  concerns: readonly Concern[],
  { asked, today, idOf }: { asked: FactToRecord; today: Day; idOf: (n: number) => string },
): Identified[] => {
  const reason = asked.confirmed?.trim();
  const laws = reason ? [...new Set(concerns.map(({ id }) => id))] : [];
  const explained = laws.map(about => fact('ExplanationGiven', { on: today, about, explains: idOf(0), reason: reason! }) as NewFact);
  const [problem] = explained.flatMap(({ type, data }) => problemsOf(type, { ...data }));
  if (problem) throw new Refused({ code: 'not-right', says: problem.says, field: 'confirmed' });
  return [...facts, ...explained].map((one, i) => ({ id: idOf(i), fact: one, source: asked.source }));
};
