import { type ProviderOptions, startProvider } from './provider';

// A program of its own. Its options come by the environment: they hold a secret, and arguments are for all to see. It says one thing: "ready", or
// what went wrong.
startProvider(JSON.parse(process.env.IDENTITY ?? '{}') as ProviderOptions).then(
  () => process.stdout.write('ready'),
  (error: unknown) => process.stdout.write(String(error), () => process.exit(1)),
);
