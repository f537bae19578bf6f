import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder in the machine's temporary folder. PostgreSQL's account can enter it, also when we are root. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
  await chmod(folder, 0o755);
  return folder;
};
