import { type ProviderOptions, startProvider } from './provider';

// A program of its own. Its options come by the environment: they hold a secret, and arguments are for all to see.
void startProvider(JSON.parse(process.env.IDENTITY ?? '{}') as ProviderOptions);
