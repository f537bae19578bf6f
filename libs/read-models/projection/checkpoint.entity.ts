import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the log has been told, and whether the rows are being rebuilt. Its lock lets one projector write at a time. */
@Entity('checkpoint')
export class CheckpointRow {
  @PrimaryColumn('text') name: string;
  @Column('text') position: string;
  @Column('timestamptz') movedAt: string;
  @Column('timestamptz', { nullable: true }) rebuildingSince?: string;
}
