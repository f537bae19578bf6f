import type { Actor } from '@waymark/application';
import type { Person } from './person';

/** The signed-in person as the doors know them. */
export const actorOf = ({ sub, roles, worker, team }: Person): Actor => ({ id: sub, roles, worker, team });
