import {
  marks,
  settingsOf,
  termsOf,
  type Day,
  type Entry,
  type EventName,
  type FactOf,
  type OwnLimit,
  type OwnTerm,
  type Settings,
  type Terms,
} from '@waymark/domain';
import { START } from '@waymark/event-store';

/** A limit the authority has set for itself, and the entry that says so. */
export interface Setting extends OwnLimit {
  readonly entry: string;
}

export interface ImportRun {
  readonly run: string;
  /** The collection years, by the year they end in. */
  readonly years: readonly number[];
  readonly begunOn: Day;
  readonly completedOn?: Day;
  /** Neither this run was completed nor a later one over all its years: what it wrote is not the whole. */
  readonly unfinished: boolean;
  readonly rows?: number;
  readonly children?: number;
  readonly entries?: number;
}

/** What the authority has said of itself, as far as a child's rows or a reader need it. */
export interface Authority {
  readonly recordingBegan?: Day;
  readonly settings: Settings;
  readonly terms: Terms;
  readonly history: readonly Setting[];
  readonly imports: readonly ImportRun[];
  /** The position of the last entry that bears on how children are told. */
  readonly ruledBy: string;
  /** The same, as it was known at a position. */
  knownAt(position: string): Authority;
}

type Fold = { -readonly [K in keyof Pick<Authority, 'recordingBegan' | 'ruledBy'>]: Authority[K] } & {
  history: Setting[];
  ownTerms: OwnTerm[];
  imports: { -readonly [K in keyof ImportRun]: ImportRun[K] }[];
};

const yearsIn = (text: string): number[] => text.split(',').map(Number);

const begin = ({ imports }: Fold, { run, years, on }: FactOf<'ReturnImportBegun'>): void => {
  const again = imports.findIndex(one => one.run === run);
  if (again >= 0) imports.splice(again, 1);
  imports.push({ run, years: yearsIn(years), begunOn: on, unfinished: true });
};

const complete = ({ imports }: Fold, { run, years, on, rows, children, entries }: FactOf<'ReturnImported'>): void => {
  const covered = yearsIn(years);
  for (const one of imports) {
    if (one.run === run) Object.assign(one, { completedOn: on, rows, children, entries });
    if (one.years.every(year => covered.includes(year))) one.unfinished = false;
  }
};

type Step = { readonly [N in EventName]?: (fold: Fold, fact: FactOf<N>, entry: Entry) => void };
const steps: Step = {
  RecordingBegan: (fold, { on }) => (fold.recordingBegan = on),
  SettingChanged: ({ history }, { setting, value, from }, { id }) => history.push({ setting, value, from, entry: id }),
  TermSet: ({ ownTerms }, { term, from, until }) => ownTerms.push({ term, from, until }),
  ReturnImportBegun: begin,
  ReturnImported: complete,
};
const bearsOnNoChild = new Set(['ReturnImportBegun', 'ReturnImported']);

/** Folds the authority's stream, in the order it was recorded: what is said last about a run or a limit holds. */
export const authorityOf = (entries: readonly Entry[]): Authority => {
  const fold: Fold = { history: [], ownTerms: [], imports: [], ruledBy: START };
  const { struckBy, correctedBy } = marks(entries);
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  for (const entry of entries) {
    if (!bearsOnNoChild.has(entry.type)) fold.ruledBy = entry.position ?? fold.ruledBy;
    if (struckBy.has(entry.id)) continue;
    const changes = correctedBy.get(entry.id)?.map(id => byId.get(id)!.data.changes) ?? [];
    const step = steps[entry.type as EventName] as ((fold: Fold, fact: object, entry: Entry) => void) | undefined;
    step?.(fold, Object.assign({}, entry.data, ...changes) as object, entry);
  }
  return {
    ...fold,
    settings: settingsOf(fold.history),
    terms: termsOf(fold.ownTerms),
    knownAt: position => authorityOf(entries.filter(entry => (entry.position ?? START) <= position)),
  };
};
