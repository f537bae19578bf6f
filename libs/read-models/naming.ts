import { DefaultNamingStrategy, type Table } from 'typeorm';

/** Columns in snake case; keys and indexes under the names that PostgreSQL itself would give them, so that migrations can be written by hand. */
export class PlainNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  }

  override primaryKeyName(table: Table | string): string {
    return `${this.getTableName(table)}_pkey`;
  }

  override indexName(table: Table | string, columns: string[]): string {
    return `${this.getTableName(table)}_${columns.join('_')}_idx`;
  }
}
