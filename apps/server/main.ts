import { ConfigurationError, loadConfiguration } from '@waymark/application';
import 'reflect-metadata';
import { createLog, withoutWords } from './log';
import { createServer } from './server';

const log = createLog();

const start = async (): Promise<void> => {
  const configuration = loadConfiguration();
  const app = await createServer(configuration, log);
  await app.listen(configuration.port, configuration.host);
  log.info({ url: configuration.publicUrl }, 'Ready');
};

start().catch((error: unknown) => {
  if (error instanceof ConfigurationError) console.error(error.message);
  else log.fatal(withoutWords(error), 'Could not start');
  process.exitCode = 1;
});
