import type { Day, Signal, SignalSpan } from '@waymark/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One occurrence of drift, exactly as the domain tells it, with the days of its life. Its identity is rule and anchor: what people did with it survives a retelling. */
@Entity('signal')
@Index(['rule', 'anchor'])
export class SignalRow implements Signal {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') n: number;
  @Column('text') rule: string;
  @Column('int') version: number;
  @Column('text') anchor: string;
  @Column('date') countsFrom: Day;
  @Column('jsonb') spans: SignalSpan[];
  @Column('jsonb') facts: { says: string; entry?: string; on?: Day }[];
  @Column('text') clears: string;
  /** Its first day, the first on which it is open no longer, and the day on which somebody first did something about it. */
  @Column('date') sinceOn: Day;
  @Column('date', { nullable: true }) clearedOn?: Day;
  @Column('date', { nullable: true }) handledOn?: Day;
}
