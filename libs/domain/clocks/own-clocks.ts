import type { OwnClock } from './clock';

/** The clocks that do not fit the table: each is a file of its own. */
export const ownClocks = [] as const satisfies readonly OwnClock[];
