// `npm run mutants`: changes the rules one small way at a time and asks the tests of test/domain whether they notice.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['libs/domain/{clocks,decisions,drift,laws}/*.ts'],
  testRunner: 'domain',
  plugins: ['./test/mutants/runner.mjs'],
  coverageAnalysis: 'perTest',
  ignoreStatic: false, // the tables of law are read when a module loads: they are what matters most
  // Codes are held by the types (a mistyped one does not compile) and used by every test; the other strings are words for people, read by people.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['/apps', '/docs', '/docker', '/dist', '/.waymark', '/reports'],
  disableTypeChecks: false, // SWC does not check types
  concurrency: 2,
  timeoutMS: 20_000, // a slow machine is no mutant
  incremental: true,
  incrementalFile: 'reports/mutants/incremental.json',
  htmlReporter: { fileName: 'reports/mutants/index.html' },
  jsonReporter: { fileName: 'reports/mutants/mutants.json' },
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  warnings: { slow: false },
  thresholds: { high: 90, low: 85, break: 85 },
  tempDirName: '.stryker-tmp',
};
