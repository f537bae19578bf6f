import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { Clock } from '../clock';
import { allocatedOn } from '../permissions/allocation';
import { permit, type Actor } from '../permissions/policy';
import { ReadLog, type Seen } from '../read-log/read-log';
import { readRecord, refuseNothing } from '../record/read-record';
import { KEYRING, STORE } from '../tokens';
import { aboutSignal } from './signal-detail';

export interface SignalSeenAsked {
  readonly child: string;
  readonly rule: string;
  readonly anchor: string;
  readonly actor: Actor;
  readonly purpose?: string;
}

/** Who has looked at an alert's own page: roles and days, the latest day first. Throws NotFound, Forbidden, PurposeNeeded, Gone. */
export class SignalSeen extends Query<readonly Seen[]> {
  constructor(readonly asked: SignalSeenAsked) {
    super();
  }
}

@QueryHandler(SignalSeen)
export class SignalSeenHandler implements IQueryHandler<SignalSeen> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: SignalSeen): Promise<readonly Seen[]> {
    const { child, actor, purpose } = asked;
    const record = await readRecord(this.store, this.keyring, child);
    const { role } = permit('SignalSeen', actor, { to: allocatedOn(record.entries, this.clock.today()), purpose });
    refuseNothing(record, child);
    const about = aboutSignal(asked);
    await this.log.write({ view: 'SignalSeen', actor, role, children: [child], about, purpose });
    return this.log.seen('SignalDetail', child, about);
  }
}
