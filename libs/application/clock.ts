import { Injectable } from '@nestjs/common';
import { londonDay, type Day } from '@waymark/domain';

/** The one clock of the doors. What is below them is told the day. */
@Injectable()
export class Clock {
  constructor(private readonly tick: () => Date = () => new Date()) {}

  now(): Date {
    return this.tick();
  }
  /** The calendar day it is in London. */
  today(): Day {
    return londonDay(this.now().toISOString());
  }
}
