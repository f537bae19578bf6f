import type { Concern, Entry, Refusal } from '@waymark/domain';

/** What the doors say no with: what is so, then what to do; and a stable code. How a page or an API shows it is theirs. */
export abstract class DoorError extends Error {
  abstract readonly code: string;
  override get name() {
    return this.constructor.name;
  }
}

/** The fact cannot be recorded: a field is wrong, or the story does not hold it. The code is the refusal's own. */
export class Refused extends DoorError {
  readonly code: string;
  constructor(readonly refusal: Refusal) {
    super(refusal.says);
    this.code = refusal.code;
  }
}

/** The facts can be recorded once somebody confirms, with a reason, what ought not to be. */
export class NeedsReason extends DoorError {
  readonly code = 'needs-reason';
  constructor(readonly concerns: readonly Concern[]) {
    super(`${concerns.map(concern => concern.says).join(' ')} If it is so after all, give the reason.`);
  }
}

/** Somebody recorded on this child after the form was made. */
export class Stale extends DoorError {
  readonly code = 'stale';
  /** `since`: the entries that the form did not know. `revision`: what a form made now is based on. */
  constructor(
    readonly since: readonly Entry[],
    readonly revision: number,
  ) {
    super('The record of this child has changed since you opened the form. Look at what is new, then send it again.');
  }
}

/** The key of a form or call was used before, for something else. */
export class KeyReused extends DoorError {
  readonly code = 'key-reused';
  constructor() {
    super('This was sent before with other answers, and the first ones are recorded. Start again to record something else.');
  }
}

export class Forbidden extends DoorError {
  readonly code = 'not-allowed';
  constructor(message = 'Your role does not allow this. Ask your team lead if you think it should.') {
    super(message);
  }
}

/** Whoever may look at any child has to say why. */
export class PurposeNeeded extends DoorError {
  readonly code = 'purpose-needed';
  constructor() {
    super('Say for what purpose you look at this child. It is kept in the access log.');
  }
}

export class NotFound extends DoorError {
  readonly code = 'not-found';
  constructor(what = 'child') {
    super(`There is no ${what} with that number. Check it, or search for the ${what}.`);
  }
}
