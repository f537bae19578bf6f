import { HttpException, Inject, Injectable } from '@nestjs/common';
import type { Role } from '@waymark/application';
import * as oidc from 'openid-client';
import type { Person, SignInAttempt } from './person';

export interface ProviderSettings {
  readonly issuer: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** How browsers reach this server, without a slash at the end. */
  readonly publicUrl: string;
}

const unreachable = (): HttpException =>
  new HttpException({ code: 'sign-in-unavailable', message: 'The sign-in service cannot be reached. Try again in a few minutes.' }, 503);

/** The roles of people. Others that the doors know, like the command line's, are nobody's who signs in. */
const rolesOfPeople: readonly Role[] = ['social-worker', 'team-lead', 'auditor', 'practice-lead', 'analyst'];
const rolesIn = (claim: unknown): string[] => rolesOfPeople.filter(role => (Array.isArray(claim) ? claim : [claim]).includes(role));
const text = (claim: unknown): string | undefined => (typeof claim === 'string' && claim !== '' ? claim : undefined);

/** The council's identity provider: OpenID Connect, code flow with PKCE, state and nonce. */
@Injectable()
export class Provider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(@Inject('ProviderSettings') private readonly settings: ProviderSettings) {}

  /** Where to send the browser, and what to keep until it comes back. */
  async begin(): Promise<{ url: URL; attempt: SignInAttempt }> {
    const provider = await this.discover();
    const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: `${this.settings.publicUrl}/sign-in/callback`,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { url, attempt };
  }

  /** Exchanges the code for the person. Throws when anything does not match the attempt. */
  async complete(path: string, { state, nonce, verifier }: SignInAttempt): Promise<{ person: Person; idToken: string }> {
    const tokens = await oidc.authorizationCodeGrant(await this.discover(), new URL(path, this.settings.publicUrl), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const person = {
      sub: claims.sub,
      name: text(claims.name) ?? claims.sub,
      roles: rolesIn(claims.roles),
      worker: text(claims.worker),
      team: text(claims.team),
    };
    return { person, idToken: tokens.id_token! };
  }

  /** Where to send the browser so that the session at the provider ends too. */
  async end(idToken: string): Promise<URL> {
    return oidc.buildEndSessionUrl(await this.discover(), {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.settings.publicUrl}/signed-out`,
    });
  }

  /** Asked once, and again after a failure: the provider may start later than we do. */
  private discover(): Promise<oidc.Configuration> {
    return (this.discovered ??= this.ask().catch(() => {
      this.discovered = undefined;
      throw unreachable();
    }));
  }

  private ask(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    if (!issuer) throw unreachable();
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer), clientId, undefined, clientSecret ? oidc.ClientSecretPost(clientSecret) : oidc.None(), {
      execute,
    });
  }
}
