import { missingFromLock } from '../../apps/local/lock-file';

describe('the lock file', () => {
  const lock = (...locked: string[]): string =>
    JSON.stringify({
      packages: {
        '': { optionalDependencies: { alone: '1' } },
        'node_modules/outer/node_modules/tool': { optionalDependencies: { 'tool-linux': '1', 'tool-darwin': '1' } },
        ...Object.fromEntries(locked.map(path => [path, {}])),
      },
    });

  it('has an entry for every optional package it names, wherever npm would look for it', () => {
    expect(missingFromLock(lock('node_modules/alone', 'node_modules/tool-linux', 'node_modules/outer/node_modules/tool-darwin'))).toEqual(
      [],
    );
  });

  it('is refused when the packages of another platform were left out', () => {
    expect(missingFromLock(lock('node_modules/tool-linux', 'node_modules/elsewhere/node_modules/tool-darwin'))).toEqual([
      'alone, which package.json names',
      'tool-darwin, which node_modules/outer/node_modules/tool names',
    ]);
  });
});
