import type { Client } from 'pg';
import type { EntityMetadata } from 'typeorm';

/** Replaces the rows that some owners have in a table, in one statement. Rows that say what they said are not touched. */
export const replaceRows = async (
  client: Client,
  table: EntityMetadata,
  { owners, rows }: { owners: readonly string[]; rows: readonly object[] },
): Promise<void> => {
  await client.query(statementFor(table), [owners, JSON.stringify(rows)]);
};

const statements = new WeakMap<EntityMetadata, string>();
const statementFor = (table: EntityMetadata): string => {
  const known = statements.get(table);
  if (known) return known;
  const made = statementOf(table);
  statements.set(table, made);
  return made;
};

const statementOf = ({ tablePath, columns, primaryColumns }: EntityMetadata): string => {
  const typed = columns.map(({ propertyName, type, isArray }) => `"${propertyName}" ${String(type)}${isArray ? '[]' : ''}`);
  const named = columns.map(({ databaseName }) => databaseName);
  const key = primaryColumns.map(({ databaseName }) => databaseName);
  const rest = named.filter(name => !key.includes(name));
  const same = primaryColumns.map(({ databaseName, propertyName }) => `told."${propertyName}" = old.${databaseName}`);
  return `
    WITH told AS MATERIALIZED (SELECT * FROM json_to_recordset($2::json) AS told (${typed.join(', ')})),
    gone AS (DELETE FROM ${tablePath} old WHERE ${key[0]} = ANY($1::text[]) AND NOT EXISTS (SELECT FROM told WHERE ${same.join(' AND ')}))
    INSERT INTO ${tablePath} AS old (${named.join(', ')}) SELECT * FROM told
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.map(name => `${name} = excluded.${name}`).join(', ')}
    WHERE (${rest.map(name => `old.${name}`).join(', ')}) IS DISTINCT FROM (${rest.map(name => `excluded.${name}`).join(', ')})`;
};
