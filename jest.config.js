// Packages that are ESM only cannot be required inside Jest before Node 24.9, so they are compiled on the fly: exactly those that say so.
const { readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');

const lock = JSON.parse(readFileSync(join(__dirname, 'package-lock.json'), 'utf8'));
const esm = Object.keys(lock.packages)
  .filter(path => path.startsWith('node_modules/'))
  .filter(path => {
    const manifest = join(__dirname, path, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  })
  .map(path => path.split('node_modules/').pop());

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testTimeout: 60_000, // a slow machine is no fault
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: { '^@waymark/([a-z-]+)$': '<rootDir>/libs/$1/index.ts' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '^.+\\.m?js$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'ecmascript' } } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esm.join('|')})/)`],
  setupFiles: ['<rootDir>/node_modules/reflect-metadata/Reflect.js'],
};
