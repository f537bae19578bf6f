import type { Keyring } from '@waymark/keyring';
import { openParts, type Named, type SealedPart } from '@waymark/read-models';
import { childStream } from '../streams';

type Name = 'givenName' | 'familyName' | 'dateOfBirth';
const names: readonly Name[] = ['givenName', 'familyName', 'dateOfBirth'];

/** A row that carries its child's name sealed. */
export type Sealable = Pick<Named, 'child' | Name>;
/** The same row with the name in the clear; erased fields read as the keyring's word, and `null` where there is none to see. */
export type WithNames<Row extends Sealable> = Omit<Row, Name> & Readonly<Record<Name, string | null>>;

const partsOf = (row: Sealable): Partial<Record<Name, SealedPart>> =>
  Object.fromEntries(names.flatMap(name => (row[name] ? [[name, row[name]]] : [])));

/** Opens the names of rows, each child's once. Without a keyring nothing is opened and no name is left in them, not even sealed. */
export const withNames = async <Row extends Sealable>(keyring: Keyring | undefined, rows: readonly Row[]): Promise<WithNames<Row>[]> => {
  const byChild = new Map(rows.map(row => [row.child, row]));
  const children = [...byChild.values()];
  const sealed = children.map(row => ({ stream: childStream(row.child), parts: partsOf(row) }));
  const opened = keyring ? await openParts(keyring, sealed) : [];
  const nameOf = new Map(children.map(({ child }, i) => [child, opened[i] ?? {}]));
  const blank = { givenName: null, familyName: null, dateOfBirth: null };
  return rows.map(row => ({ ...row, ...blank, ...nameOf.get(row.child) }) as WithNames<Row>);
};
