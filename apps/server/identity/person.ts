import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionData } from 'express-session';

/** Who is signed in, as the council's identity provider says. */
export interface Person {
  /** The provider's lasting name for this person: the actor of what they record. */
  sub: string;
  name: string;
  roles: string[];
  /** The id under which children are allocated to them. */
  worker?: string;
  team?: string;
}

/** What must come back from the provider unchanged, and where the person wanted to go. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

declare module 'express-session' {
  interface SessionData {
    person: Person;
    /** When they signed in, in milliseconds. */
    signedInAt: number;
    /** Shown to the provider at sign-out, so that it knows whose session ends. */
    idToken: string;
    attempt: SignInAttempt;
    returnTo: string;
    csrf: string;
    /** The position of what they recorded last: their lists wait for it. */
    recordedUpTo: string;
    /** Why an auditor looks at a child, by child. */
    purposes: Record<string, string>;
  }
}

/** Why this auditor looks at this child; undefined where they have not said. Ids come from addresses: those of an object's own kind are none. */
export const purposeFor = ({ purposes = {} }: Partial<SessionData>, child: string): string | undefined =>
  Object.hasOwn(purposes, child) ? purposes[child] : undefined;

/** The signed-in person. The guard has seen to it that there is one, except on public pages. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { session } = context.switchToHttp().getRequest<Request>();
  return session.person;
});
