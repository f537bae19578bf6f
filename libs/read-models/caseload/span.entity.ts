import type { Day } from '@waymark/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const spanKinds = [
  'care',
  'status',
  'placement',
  'home',
  'plan',
  'worker',
  'iro',
  'missing',
  'away',
  'unaccompanied',
  'transfer',
  'placement-order',
  'care-application',
  'permanence',
  'seen',
  'reviewed',
  'flag',
] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Days for which something holds, from the first, up to but not including `untilOn`: so any list can be asked for any day. */
@Entity('span')
@Index(['kind', 'code'])
export class SpanRow {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') n: number;
  @Column('text') kind: SpanKind;
  /** The code of what holds: a legal status, a placement type, a plan, a worker. */
  @Column('text', { nullable: true }) code?: string;
  @Column('jsonb', { nullable: true }) detail?: object;
  @Column('date') fromOn: Day;
  @Column('date', { nullable: true }) untilOn?: Day;
  /** The entry that began it. */
  @Column('text') entry: string;
}
