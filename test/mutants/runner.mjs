import { readdirSync } from 'node:fs';
import { _cache as cache, createRequire } from 'node:module';
import { join } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/** What Stryker has written into the code asks this which mutant is alive, and tells it what each test has touched. */
const stryker = (globalThis.__stryker__ ??= {});

/** Stryker works in a copy of the project, and goes there only when it has loaded this. */
const here = (...path) => join(process.cwd(), ...path);
const requireHere = path => createRequire(here('package.json'))(path);

/** Random stories, by the file or the title: they find what a test that can be read ought to say, take seconds each, and do not count here. */
const random = /properties|provenance|qualifying-facts|severity-days|^any life|^whatever the story/;
/** Whole lives: last, for who is still alive by then. */
const slow = /oversight|remedies/;

const specs = () =>
  readdirSync(here('test', 'domain'), { recursive: true })
    .filter(file => file.endsWith('.spec.ts') && !random.test(file))
    .sort((one, other) => Number(slow.test(one)) - Number(slow.test(other)))
    .map(file => here('test', 'domain', file));

/** The words of a spec, which hand each test to `keep`: what the tests of the domain use of Jest, and nothing else. */
const speak = keep => {
  const { bind } = requireHere('jest-each');
  const path = [];
  const describe = (title, body) => {
    path.push(title);
    body();
    path.pop();
  };
  const it = (title, run) => {
    const id = [...path, title].join(' ');
    if (!random.test(id)) keep({ id, run });
  };
  Object.assign(globalThis, { describe, it, expect: requireHere('expect').expect });
  Object.assign(describe, { each: bind(describe, false) });
  Object.assign(it, { each: bind(it, false) });
};

/**
 * Runs the tests of the domain in one process that stays warm: they are pure, and Jest would load the domain anew for each spec and each mutant.
 * It is loaded anew only for a mutant in what runs when a module loads, like the tables of law.
 */
class DomainTests {
  tests = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    requireHere('reflect-metadata');
    requireHere('./test/support/typescript.js');
    requireHere('fast-check').configureGlobal({ seed: 1 });
    this.loadAll();
  }

  /** Before a mutant lives, and not in the time that it has. */
  loadAll() {
    for (const { spec } of this.all()) void spec;
  }

  forget() {
    this.tests = [];
    for (const file of Object.keys(cache)) if (file.endsWith('.ts')) delete cache[file];
  }

  /** Each test as soon as its spec is loaded: a mutant that is dead by then needs no more of them. */
  *all() {
    const known = new Set(this.tests.map(({ spec }) => spec));
    yield* this.tests;
    for (const spec of specs()) {
      if (known.has(spec)) continue;
      const tests = [];
      speak(test => tests.push({ ...test, spec }));
      requireHere(spec);
      this.tests.push(...tests);
      yield* tests;
    }
  }

  /** Until the first failure: it has told everything. */
  async run(chosen) {
    const tests = [];
    for (const { id, run } of this.all()) {
      if (chosen && !chosen.has(id)) continue;
      const start = performance.now();
      const failureMessage = await this.failureOf(id, run);
      const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
      tests.push({ id, name: id, timeSpentMs: performance.now() - start, status, failureMessage });
      if (failureMessage !== undefined) break;
    }
    return determineHitLimitReached(stryker.hitCount, stryker.hitLimit) ?? { status: DryRunStatus.Complete, tests };
  }

  async failureOf(id, run) {
    stryker.currentTestId = id;
    try {
      await run();
    } catch (error) {
      return String(error?.message ?? error);
    } finally {
      stryker.currentTestId = undefined;
    }
  }

  async dryRun() {
    const result = await this.run();
    return { ...result, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const isStatic = mutantActivation === 'static';
    if (isStatic) this.forget();
    else this.loadAll();
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    try {
      return toMutantRunResult(await this.run(testFilter && new Set(testFilter)));
    } catch (error) {
      return { status: MutantRunStatus.Error, errorMessage: String(error) };
    } finally {
      if (isStatic) this.forget();
      Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTests)];
