import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { people } from './people';
import { providerKeys } from './provider-keys';
import { problemPage, signInPage, signOutPage, signedOutPage, style } from './sign-in-pages';

export interface ProviderOptions {
  /** A port of localhost. */
  port: number;
  /** Where Waymark is reached by browsers, without a slash at the end. */
  publicUrl: string;
  clientId: string;
  clientSecret: string;
  keysFile: string;
}

const hours = (count: number): number => count * 3600;

const configuration = ({ publicUrl, clientId, clientSecret, keysFile }: ProviderOptions): Configuration => {
  const { jwks, cookies } = providerKeys(keysFile);
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [publicUrl, `${publicUrl}/`, `${publicUrl}/signed-out`],
      },
    ],
    jwks,
    // Cookies do not know ports: these share localhost with Waymark's own.
    cookies: { keys: cookies, names: { session: 'people_session', interaction: 'people_choice', resume: 'people_resume' } },
    claims: { openid: ['sub', 'name', 'roles', 'team', 'worker'], profile: ['name'] },
    conformIdTokenClaims: false, // names and roles come with the ID token; there is no second question
    findAccount: (_, sub) => {
      const person = people.find(somebody => somebody.sub === sub);
      if (!person) return undefined;
      const { name, roles, team, worker } = person;
      return { accountId: sub, claims: () => ({ sub, name, roles, team, worker }) };
    },
    // Waymark is the council's own: nobody is asked whether it may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
        postLogoutSuccessSource: ctx => void (ctx.body = signedOutPage()),
      },
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html';
      ctx.body = problemPage(`${error}: ${error_description ?? ''}`);
    },
    ttl: { Session: hours(12), Grant: hours(12), Interaction: hours(1), AccessToken: hours(1), IdToken: hours(1), AuthorizationCode: 60 },
  };
};

const chosen = async (request: IncomingMessage): Promise<string | undefined> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const sub = new URLSearchParams(body).get('person');
  return people.find(person => person.sub === sub)?.sub;
};

const interact = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  await provider.interactionDetails(request, response); // throws unless this browser began it
  const accountId = request.method === 'POST' ? await chosen(request) : undefined;
  if (accountId) return provider.interactionFinished(request, response, { login: { accountId } });
  response.setHeader('content-type', 'text/html; charset=utf-8').end(signInPage(people));
};

/** Starts an OpenID provider on localhost, with the ready-made people. Answers its address and how to end it. */
export const startProvider = async (options: ProviderOptions): Promise<{ issuer: string; stop: () => Promise<void> }> => {
  const issuer = `http://localhost:${options.port}`;
  const provider = new Provider(issuer, configuration(options));
  const answer = provider.callback();
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${options.publicUrl}`;
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    if (request.url === '/style.css') response.setHeader('content-type', 'text/css').end(style);
    else if (!request.url?.startsWith('/interaction/')) void answer(request, response);
    else
      interact(provider, request, response).catch((error: unknown) => {
        response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(problemPage(String(error)));
      });
  });
  await once(server.listen(options.port, 'localhost'), 'listening');
  const stop = async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { issuer, stop };
};
