// The one way in: `node apps/local/run.mjs <word>`. Old enough words to be read by a Node that is too old, so that it can be told so.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Waymark needs Node 20.19 or newer; this is Node ' + process.versions.node + '. Install a newer one from https://nodejs.org.',
  );
  process.exit(1);
}

import('./bootstrap.mjs').then(({ run }) => run(process.argv[2]));
