import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { clearedBy, historyOn, severityOn, since, type Signal, type SignalHistory, type SignalSpan } from '@waymark/domain';
import { signalDetail } from '@waymark/read-models';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { NotFound } from '../errors';
import { MODELS } from '../tokens';
import { ChildTeller, dayAsked, type ChildTold, type JourneyAsked } from './child-told';

/** A signal is known by its rule and the entry it is anchored to: what people did with it survives a retelling. */
export interface SignalAsked extends Omit<JourneyAsked, 'child'> {
  readonly rule: string;
  readonly anchor: string;
  /** Whose alert the reader takes it for, and states a purpose for: that of another child is not told. */
  readonly child?: string;
}

export interface SignalTold {
  /** The child as at the day, whose record is behind it. */
  readonly child: ChildTold;
  /** The occurrence that is open at the end of the day, else the last that had begun. */
  readonly signal: Signal;
  /** Its severity at the end of the day; undefined where it was not open then. */
  readonly span?: SignalSpan;
  /** Its life up to the day: when it began, each severity, who did what about it, how soon. */
  readonly history: SignalHistory;
  /** The entry that cleared it, where it has cleared by the day and an entry did it. */
  readonly clearedBy?: string;
}

/** What the read log keeps of a look at an alert. */
export const aboutSignal = ({ rule, anchor }: Pick<SignalAsked, 'rule' | 'anchor'>): string => `${rule} ${anchor}`;

/** Throws NotFound, Forbidden, PurposeNeeded, Gone, Refused. */
export class SignalDetail extends Query<SignalTold> {
  constructor(readonly asked: SignalAsked) {
    super();
  }
}

@QueryHandler(SignalDetail)
export class SignalDetailHandler implements IQueryHandler<SignalDetail> {
  constructor(
    @Inject(MODELS) private readonly models: DataSource,
    private readonly children: ChildTeller,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: SignalDetail): Promise<SignalTold> {
    const { rule, anchor, on = this.clock.today(), child: expected } = asked;
    const found = await signalDetail(this.models, { rule, anchor, on: dayAsked(on) });
    if (!found || (expected ?? found.child) !== found.child) throw new NotFound('alert');
    const child = await this.children.tell('SignalDetail', { ...asked, child: found.child }, aboutSignal(asked));
    const begun = child.telling.lives.filter(({ signal: one }) => one.rule === rule && one.anchor === anchor && since(one) <= on);
    const life = begun.find(({ signal }) => severityOn(signal, on)) ?? begun.at(-1);
    if (!life) throw new NotFound('alert');
    const [{ signal }, history] = [life, historyOn(life, on)];
    return {
      child,
      signal,
      span: severityOn(signal, on),
      history,
      clearedBy: history.clearedOn ? clearedBy(child.telling, signal) : undefined,
    };
  }
}
