// Lets a process started by a test run our TypeScript: node -r test/support/typescript.js file.ts
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const [, swc] = require(join(root, 'jest.config.js')).transform['^.+\\.ts$'];

const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => resolve(name.replace(/^@waymark\/(.+)$/, join(root, 'libs', '$1', 'index.ts')), ...rest);
const compile = filename => transformSync(readFileSync(filename, 'utf8'), { ...swc, filename, swcrc: false, sourceMaps: 'inline' }).code;
const compiled = new Map();
Module._extensions['.ts'] = (module, filename) => {
  if (!compiled.has(filename)) compiled.set(filename, compile(filename));
  module._compile(compiled.get(filename), filename);
};
