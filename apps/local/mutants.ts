import { tool } from './tool';

process.on('SIGINT', () => undefined); // reaches Stryker as well, which then puts its copies of the project away

/** Changes the rules in one small way after another, and fails where the tests notice too few. Arguments are Stryker's. */
const mutants = (args: string[]): Promise<boolean> =>
  tool('@stryker-mutator/core/bin/stryker.js', ['run', 'test/mutants/stryker.config.mjs', ...args]);

void mutants(process.argv.slice(3)).then(good => (process.exitCode = good ? 0 : 1));
