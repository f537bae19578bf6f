// Lets plain Node require TypeScript files, compiled as Jest compiles them: `node -r ./test/support/typescript.js file.ts`.
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const jest = require('../../jest.config.js');

const [, options] = jest.transform['^.+\\.ts$'];
require.extensions['.ts'] = (module, filename) =>
  module._compile(
    transformSync(require('node:fs').readFileSync(filename, 'utf8'), { ...options, filename, sourceMaps: 'inline' }).code,
    filename,
  );

const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => {
  const [, room] = /^@waymark\/([a-z-]+)$/.exec(name) ?? [];
  return resolve(room ? join(__dirname, '../../libs', room, 'index.ts') : name, ...rest);
};
require('reflect-metadata');
