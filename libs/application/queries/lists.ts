import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '@waymark/domain';
import type { Position } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { Projector, projectorState, type ProjectorState, type Whose } from '@waymark/read-models';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { scopeOf, type Action, type Actor, type Reach } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { KEYRING, MODELS } from '../tokens';
import { dayAsked } from './child-told';
import { withNames, type Sealable, type WithNames } from './names';

/** What every list is asked with. */
export interface ListAsked {
  readonly actor: Actor;
  /** As at the end of this day; today where it is left out. */
  readonly on?: Day;
  /** Wait, but not for long, until the rows tell this position: so people see what they have just done. */
  readonly after?: Position;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
}

/** What every list answers with: its rows, and how far they can be trusted. */
export interface Listed<Row> extends ProjectorState {
  readonly on: Day;
  readonly rows: readonly Row[];
  /** Whose children these are. */
  readonly reach: Reach;
  /** What was waited for has not arrived: the page says so. */
  readonly notYetShown: boolean;
}

const PATIENCE_MS = 2000;

/** What all lists have in common: whose children, on which day, as new as asked for, named for those who may see names, logged before they are shown. */
@Injectable()
export class Lists {
  constructor(
    @Inject(MODELS) private readonly models: DataSource,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly projector: Projector,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  /** Throws Forbidden, PurposeNeeded and Refused. */
  async answer<Row extends Sealable, Rest extends object>(
    view: Action,
    asked: ListAsked,
    find: (models: DataSource, whose: Whose) => Promise<{ readonly rows: readonly Row[] } & Rest>,
  ): Promise<Rest & Listed<WithNames<Row>>> {
    const { actor, after, purpose } = asked;
    const { role, reach, worker, team, personal } = scopeOf(view, actor, purpose);
    const today = this.clock.today();
    const on = dayAsked(asked.on ?? today);
    const notYetShown = after !== undefined && !(await this.projector.waitFor(after, PATIENCE_MS));
    const state = await projectorState(this.models);
    const found = await find(this.models, { on, worker, team, allocatedOn: today });
    // Without personal fields a list is figures about nobody in particular.
    const children = personal ? [...new Set(found.rows.map(({ child }) => child))] : [];
    await this.log.write({ view, actor, role, children, on, purpose });
    return { ...found, ...state, on, rows: await withNames(personal ? this.keyring : undefined, found.rows), reach, notYetShown };
  }
}
