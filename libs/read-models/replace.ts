import type { Client } from 'pg';
import type { EntityMetadata } from 'typeorm';

/** The rows that some owners have in a table from now on. */
export interface Replacement {
  readonly table: EntityMetadata;
  readonly owners: readonly string[];
  readonly rows: readonly object[];
}

/** Replaces rows in several tables by one statement. Rows that say what they said are not touched. */
export const replaceRows = async (client: Client, replacements: readonly Replacement[]): Promise<void> => {
  const tables = replacements.map(({ table }) => table);
  const key = tables.map(({ tableName }) => tableName).join(' ');
  const statement = statements.get(key) ?? { name: `replace ${statements.size}`, text: statementOf(tables) };
  statements.set(key, statement);
  await client.query({ ...statement, values: replacements.flatMap(({ owners, rows }) => [owners, JSON.stringify(rows)]) });
};

/** Planning such a statement takes longer than running it for one child: it is prepared, once for each set of tables. */
const statements = new Map<string, { readonly name: string; readonly text: string }>();

const statementOf = (tables: readonly EntityMetadata[]): string => `WITH ${tables.map(replacementOf).join(',\n')} SELECT`;

const replacementOf = ({ tableName, tablePath, columns, primaryColumns }: EntityMetadata, i: number): string => {
  const told = `told_${tableName}`;
  const typed = columns.map(({ propertyName, type, isArray }) => `"${propertyName}" ${String(type)}${isArray ? '[]' : ''}`);
  const named = columns.map(({ databaseName }) => databaseName);
  const key = primaryColumns.map(({ databaseName }) => databaseName);
  const rest = named.filter(name => !key.includes(name));
  const same = primaryColumns.map(({ databaseName, propertyName }) => `${told}."${propertyName}" = old.${databaseName}`);
  return `
    ${told} AS MATERIALIZED (SELECT * FROM json_to_recordset($${2 * i + 2}::json) AS told (${typed.join(', ')})),
    gone_${tableName} AS (
      DELETE FROM ${tablePath} old WHERE ${key[0]} = ANY ($${2 * i + 1}::text[]) AND NOT EXISTS (SELECT FROM ${told} WHERE ${same.join(' AND ')})
    ),
    put_${tableName} AS (
      INSERT INTO ${tablePath} AS old (${named.join(', ')}) SELECT * FROM ${told}
      ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.map(name => `${name} = excluded.${name}`).join(', ')}
      WHERE (${rest.map(name => `old.${name}`).join(', ')}) IS DISTINCT FROM (${rest.map(name => `excluded.${name}`).join(', ')})
    )`;
};
