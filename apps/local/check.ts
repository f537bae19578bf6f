import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './chromium';
import { missingFromLock } from './lock-file';
import { startPostgres } from './postgres';
import { temporaryFolder } from './temporary-folder';
import { tool } from './tool';

/** What Jest writes down about a run, as far as we read it. */
interface JestResult {
  good: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

let interrupted = false;
process.on('SIGINT', () => (interrupted = true)); // reaches the running tool as well; what was started here is then put away

const lockFile = (): Promise<boolean> => {
  const missing = missingFromLock();
  for (const name of missing) console.log(`package-lock.json has no entry for ${name}. Pin a version whose packages are all there.`);
  return Promise.resolve(missing.length === 0);
};

const steps: [string, () => Promise<boolean>][] = [
  ['Lock file', lockFile],
  ['Types', () => tool('typescript/bin/tsc', ['--noEmit', '-p', '.'])],
  ['Lint', () => tool('eslint/bin/eslint.js', ['.'])],
  ['Format', () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])],
];

const timed = async (name: string, work: () => Promise<boolean>): Promise<boolean> => {
  if (interrupted) return false;
  const start = performance.now();
  const good = await work();
  console.log(`${good ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return good;
};

const jest = async (args: string[]): Promise<JestResult | undefined> => {
  const folder = await temporaryFolder();
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  const outputFile = join(folder, 'result.json');
  try {
    const env = { WAYMARK_TEST_DATABASE_URL: postgres.url, ...findChromium() };
    // A test that failed half-way may have left something open; the run must end all the same.
    const good = await tool('jest/bin/jest.js', ['--maxWorkers=2', '--forceExit', '--json', `--outputFile=${outputFile}`, ...args], env);
    return { ...(JSON.parse(await readFile(outputFile, 'utf8')) as JestResult), good };
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
};

const sayWhatWasSkipped = ({ testResults }: JestResult): void => {
  const skipped = testResults.flatMap(file => file.assertionResults).filter(({ status }) => status !== 'passed' && status !== 'failed');
  console.log(skipped.length ? 'Skipped:' : 'Nothing was skipped.');
  for (const { fullName } of skipped) console.log(`- ${fullName}`);
};

/** Everything there is to check, every step even after a failed one. Arguments choose the tests to run, as Jest takes them. */
const check = async (args: string[]): Promise<void> => {
  const results: boolean[] = [];
  for (const [name, work] of steps) results.push(await timed(name, work));
  const result = interrupted ? undefined : await jest(args).catch((error: unknown) => console.error(error));
  if (result) sayWhatWasSkipped(result);
  const failedSteps = results.filter(good => !good).length;
  const failedTests = result ? result.numFailedTests + result.numRuntimeErrorTestSuites || Number(!result.good) : 1;
  process.exitCode = failedSteps + failedTests ? 1 : 0;
  console.log(`${result?.numPassedTests ?? 0} passed, ${failedSteps + failedTests} failed`);
};

void check(process.argv.slice(3));
