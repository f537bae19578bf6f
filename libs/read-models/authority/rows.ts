import type { Authority } from './authority';
import type { AuthorityRow } from './authority.entity';
import type { ImportRunRow } from './import-run.entity';

interface Said {
  readonly authority: string;
  readonly said: Authority;
}

export const authorityRows = ({ authority, said: { ruledBy, recordingBegan, history } }: Said): AuthorityRow[] => [
  { authority, ruledBy, recordingBegan, settings: [...history] },
];
export const importRunRows = ({ authority, said: { imports } }: Said): ImportRunRow[] =>
  imports.map((run, n) => ({ authority, n, ...run, years: [...run.years] }));
