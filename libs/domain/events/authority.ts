import type { Day } from '../calendar';
import { terms, type Term } from '../codes/health';
import { CareEvent, Code, Count, Fact, Id, OnDay, Personal, Text } from './fact';

/** None, or some, with commas. */
const years = /^(\d{4}(,\d{4})*)?$/;

/** From this day the council records here, and silence means something for every kind of fact. */
@CareEvent('Recording began', { kind: 'record', rank: 5 })
export class RecordingBegan extends Fact {}

/** A limit that the authority may set for itself changed, from a day on. */
@CareEvent('Setting changed', { kind: 'record', rank: 10 })
export class SettingChanged extends Fact {
  @Text({ label: 'Setting', hint: 'The rule and its limit, like D12.amber', form: /^[A-Z]+-?\d+\.[A-Za-z][A-Za-z\d]*$/ }) setting: string;
  @Count({ label: 'New value' }) value: number;
  @OnDay({ label: 'In force from' }) from: Day;
  @Personal({ optional: true, label: 'Why' }) reason?: string;
}

/** The days of a school term, where the authority's own differ from the standard calendar. Of two for one term the one said last holds. */
@CareEvent('School term set', { kind: 'record', rank: 11 })
export class TermSet extends Fact {
  @Code(terms) term: Term;
  @OnDay({ label: 'First day' }) from: Day;
  @OnDay({ label: 'Last day' }) until: Day;
}

/** The import of some years' returns began. Without its end, what it wrote is incomplete and every page of its children says so. */
@CareEvent('Import of a return begun', { kind: 'record', rank: 20 })
export class ReturnImportBegun extends Fact {
  @Id({ label: 'Import run' }) run: string;
  @Text({ label: 'Collection years', hint: 'The years in which they end, with commas', form: years }) years: string;
}

/** The import of some years' returns is complete. */
@CareEvent('Return imported', { kind: 'record', rank: 21 })
export class ReturnImported extends Fact {
  @Id({ label: 'Import run' }) run: string;
  @Text({ label: 'Collection years', hint: 'The years in which they end, with commas', form: years }) years: string;
  @Text({ label: 'Years with episodes', hint: 'Those of the years whose return held episodes', form: years }) withEpisodes: string;
  @Text({ label: 'Years with reviews', hint: 'Those of the years whose return held reviews', form: years }) withReviews: string;
  @Count() rows: number;
  @Count() children: number;
  @Count() entries: number;
}

/** Brothers and sisters whose plans are made together. */
@CareEvent('Sibling group formed', { kind: 'record', rank: 20 })
export class SiblingGroupFormed extends Fact {}
@CareEvent('Joined the sibling group', { kind: 'record', rank: 21 })
export class SiblingJoined extends Fact {
  @Id() child: string;
}
@CareEvent('Left the sibling group', { kind: 'record', rank: 10 })
export class SiblingLeft extends Fact {
  @Id() child: string;
}
