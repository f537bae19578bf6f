import type { AgeBand, Day, Obligation, WhenDue } from '@waymark/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A duty as dates, exactly as the domain tells it, and how the child stood on the day it fell due. */
@Entity('obligation')
@Index(['rule'])
export class ObligationRow implements Obligation, WhenDue {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') n: number;
  @Column('text') rule: string;
  @Column('int') version: number;
  @Column('text') anchor: string;
  @Column('date') anchorOn: Day;
  @Column('date') startsOn: Day;
  @Column('date', { nullable: true }) dueOn?: Day;
  @Column('boolean', { nullable: true }) notBefore?: boolean;
  /** As text, like the next: a moment in UTC is compared as it is written. */
  @Column('text', { nullable: true }) dueAt?: string;
  @Column('date', { nullable: true }) soonOn?: Day;
  @Column('date', { nullable: true }) metOn?: Day;
  @Column('text', { nullable: true }) metAt?: string;
  @Column('date', { nullable: true }) voidedOn?: Day;
  @Column('boolean', { nullable: true }) superseded?: boolean;
  @Column('text', { nullable: true }) because?: string;
  @Column('date', { nullable: true }) frozenOn?: Day;
  @Column('date', { nullable: true }) unknownFrom?: Day;
  @Column('text', { array: true }) evidence: string[];
  @Column('int', { array: true, nullable: true }) provisional?: number[];
  @Column('text', { nullable: true }) team?: string;
  @Column('text', { nullable: true }) worker?: string;
  @Column('text', { nullable: true }) district?: string;
  @Column('text', { nullable: true }) area?: string;
  @Column('text', { nullable: true }) legalStatus?: string;
  @Column('text', { nullable: true }) age?: AgeBand;
  @Column('boolean', { nullable: true }) unaccompanied: boolean;
}
