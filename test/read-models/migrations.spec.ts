import { migrateReadModels } from '@waymark/read-models';
import { freshReadModels } from '../support/read-models';

describe('the schema of the read models', () => {
  it('is exactly what the entities say, names and all', async () => {
    const { models, drop } = await freshReadModels();
    const { upQueries } = await models.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    await drop();
  });

  it('can be made by several processes at once, and again', async () => {
    const { url, models, drop } = await freshReadModels();
    await models.undoLastMigration();
    await Promise.all([migrateReadModels(url), migrateReadModels(url), migrateReadModels(url)]);
    expect(await models.query('SELECT count(*)::int AS children FROM read.child')).toEqual([{ children: 0 }]);
    await drop();
  });
});
