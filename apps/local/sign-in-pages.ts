import type { Person } from './people';

export const style = `
body { margin: 0; font: 19px/1.4 arial, sans-serif; color: #0b0c0c; background: #fff; }
main { max-width: 40em; margin: 0 auto; padding: 30px 15px; }
ul { padding: 0; list-style: none; }
li { margin: 0 0 20px; }
span { display: block; color: #484949; }
button { padding: 8px 12px; border: 2px solid transparent; color: #fff; background: #0f7a52; font: inherit; font-weight: bold; cursor: pointer; }
button:focus { outline: 3px solid transparent; color: #0b0c0c; background: #fd0; box-shadow: 0 -2px #fd0, 0 4px #0b0c0c; }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Waymark</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;

const choice = ({ sub, name, does }: Person): string =>
  `<li><button name="person" value="${sub}">Sign in as ${name}</button><span>${does}</span></li>`;

/** The choice of a ready-made person. These people are invented; there is nothing to prove, so no password is asked. */
export const signInPage = (people: Person[]): string =>
  page('Who are you today?', `<p>Everybody here is invented.</p><form method="post"><ul>${people.map(choice).join('')}</ul></form>`);

/** `form` is the provider's own, with its protection against forgery. */
export const signOutPage = (form: string): string =>
  page('Do you want to sign out?', `${form}<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`);

export const signedOutPage = (): string => page('You are signed out', '<p>You can close this page.</p>');

/** `says` comes from the provider and may hold what the request held. */
export const problemPage = (says: string): string =>
  page(
    'Signing in did not work',
    `<p>${says.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)}</p><p>Go back to Waymark and sign in again.</p>`,
  );
