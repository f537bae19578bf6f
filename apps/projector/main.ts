import { NestFactory } from '@nestjs/core';
import { ConfigurationError, loadConfiguration, WaymarkModule } from '@waymark/application';
import 'reflect-metadata';

/** One JSON line to standard error. Of an error only its kind and code: its message may quote a child's entry. */
const say = (message: string, error: unknown): void => {
  const { name, code } = error as { name?: string; code?: string };
  console.error(JSON.stringify({ time: new Date().toISOString(), message, error: name ?? typeof error, code }));
};

/** The read-model worker as a process of its own, for scaling out. Any number may run: of each page of the log one tells the children. */
const start = async (): Promise<void> => {
  const projects = { onTrouble: (error: unknown) => say('It begins again after a while.', error) };
  const worker = await NestFactory.createApplicationContext(WaymarkModule.with(loadConfiguration(), { projects }), {
    logger: false,
    abortOnError: false,
  });
  worker.enableShutdownHooks();
};

start().catch((error: unknown) => {
  if (error instanceof ConfigurationError) console.error(error.message);
  else say('Could not start. Are the databases there, and migrated?', error);
  process.exit(1);
});
