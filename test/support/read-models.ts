import type { DataSource } from 'typeorm';
import { migrateReadModels, openReadModels } from '@waymark/read-models';
import { freshStore } from './event-store';

/** Store and read models in a database of their own. */
export const freshReadModels = async (): Promise<Awaited<ReturnType<typeof freshStore>> & { models: DataSource }> => {
  const { url, drop, ...rest } = await freshStore();
  await migrateReadModels(url);
  const models = await openReadModels(url);
  return {
    ...rest,
    url,
    models,
    drop: async () => {
      await models.destroy();
      await drop();
    },
  };
};
