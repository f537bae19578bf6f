import { Inject, Injectable } from '@nestjs/common';
import { MODELS } from '@waymark/application';
import { projectorState } from '@waymark/read-models';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

const PATIENCE = 2_000;

/** Whether the lists have caught up with what somebody has just recorded. */
@Injectable()
export class Shown {
  constructor(@Inject(MODELS) private readonly models: DataSource) {}

  /** Waits until the lists show a position of the log, at most two seconds; false when they do not show it by then. */
  async reached(position: string): Promise<boolean> {
    if (!/^\d{1,20}$/.test(position)) return true;
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline;) {
      if (Number((await projectorState(this.models)).position) >= Number(position)) return true;
      await wait(40);
    }
    return false;
  }
}
