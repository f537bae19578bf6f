import {
  indicatorIds,
  indicators,
  indicatorTally,
  labelOf,
  percentOf,
  type CountedAs,
  type IndicatorId,
  type NewFact,
} from '@waymark/domain';
import { back, missing, worker } from '../support/facts';
import { becameLookedAfter, bornOn, caseOf, ceased, entered, entriesOf, happened, imported, placed, returned } from '../support/story';

const ON = '2026-03-31';
const counted = (id: IndicatorId, ...facts: NewFact[]): CountedAs => indicators[id].of(caseOf(entriesOf(...facts)), ON);

const long = [bornOn('2015-06-01'), ...entered('2023-01-09')];
const moved = (on: string): NewFact => placed(on, { placement: 'K2' });
const school = (on: string): NewFact => happened('SchoolChanged', on, {});
const far = (distance?: number, area?: 'INSIDE' | 'DISTANT'): NewFact[] => [
  becameLookedAfter('2025-05-01'),
  placed('2025-05-01', { distance, area }),
];
const known = happened('KnownInCare', '2025-09-01', { legalStatus: 'C2' });

type Story = NewFact[];
/** For every indicator the nearest story that counts, the nearest that does not, one outside its cohort, and one of which the record cannot tell. */
const nearest: Record<IndicatorId, { yes: Story; no: Story; outside: Story; notRecorded: Story }> = {
  'placement-stability': {
    yes: [...long, moved('2025-04-02'), placed('2025-06-02')],
    no: [...long, moved('2025-04-01'), placed('2025-06-02')],
    outside: [...long, moved('2025-04-02'), placed('2025-06-02'), ceased(ON)],
    notRecorded: [known, placed('2025-09-01')],
  },
  'placement-stability-2-years': {
    yes: [...long, moved('2024-04-02'), placed('2025-06-02')],
    no: [...long, moved('2024-04-01'), placed('2025-06-02')],
    outside: entered('2024-04-01'),
    notRecorded: [known, placed('2025-09-01')],
  },
  'long-term-stability': {
    yes: [...long, moved('2024-03-31')],
    no: [...long, moved('2024-04-01')],
    outside: [bornOn('2010-03-31'), ...entered('2023-01-09')],
    notRecorded: [...entered('2023-01-09')],
  },
  distance: { yes: far(20.1, 'DISTANT'), no: far(20, 'DISTANT'), outside: [...far(20.1, 'DISTANT'), ceased(ON)], notRecorded: far() },
  'social-workers': {
    yes: [...long, worker('2025-03-01', 'a'), worker('2025-06-01', 'b'), worker('2025-09-01', 'c')],
    no: [...long, worker('2025-03-01', 'a'), worker('2025-04-01', 'b'), worker('2025-09-01', 'c')],
    outside: [...long, worker('2025-03-01', 'a'), ceased('2025-10-01')],
    notRecorded: long,
  },
  'school-move': {
    yes: [...long, school('2025-07-31')],
    no: [...long, school('2025-08-01'), school('2025-09-30'), school('2025-03-31')],
    outside: [bornOn('2021-04-01'), ...entered('2025-01-06')],
    notRecorded: [...entered('2025-01-06')],
  },
  'school-moves-3': {
    yes: [...long, school('2025-07-31'), school('2025-10-01'), school('2026-02-01')],
    no: [...long, school('2025-07-31'), school('2025-10-01')],
    outside: [bornOn('2010-03-31'), ...entered('2025-01-06')],
    notRecorded: [...entered('2025-01-06')],
  },
  'health-assessment': {
    yes: [...long, happened('HealthAssessmentCompleted', '2025-04-01', {})],
    no: [...long, happened('HealthAssessmentCompleted', '2025-03-31', {})],
    outside: [bornOn('2015-06-01'), ...entered('2025-04-01')],
    notRecorded: [bornOn('2015-06-01'), known],
  },
  'dental-check': {
    yes: [...long, happened('DentalCheck', '2025-04-01', {})],
    no: [...long, happened('DentalCheck', '2025-06-01', { refused: true })],
    outside: entered('2025-04-01'),
    notRecorded: [known],
  },
  immunisations: {
    yes: [...long, happened('ImmunisationStatus', '2024-06-01', { upToDate: true })],
    no: [
      ...long,
      happened('ImmunisationStatus', '2024-06-01', { upToDate: true }),
      happened('ImmunisationStatus', '2025-06-01', { upToDate: false }),
    ],
    outside: [...entered('2025-04-01'), happened('ImmunisationStatus', '2025-06-01', { upToDate: true })],
    notRecorded: long,
  },
  sdq: {
    yes: [...long, happened('SdqScored', '2025-06-01', { score: 0 })],
    no: [...long, happened('SdqScored', '2025-06-01', { reason: 'SDQ2' })],
    outside: [bornOn('2021-04-01'), ...entered('2023-01-09')],
    notRecorded: entered('2023-01-09'),
  },
  missing: {
    yes: [...entered('2025-01-06'), missing('2025-03-30'), back('2025-04-01'), ceased('2025-06-02')],
    no: [...entered('2025-01-06'), missing('2025-03-30'), back('2025-03-31'), ceased('2025-06-02')],
    outside: [...entered('2025-01-06'), missing('2025-03-30'), ceased('2025-04-01')],
    notRecorded: [known],
  },
};

describe('every national indicator', () => {
  it.each(indicatorIds)('%s tells who counts, who does not, and whom it does not speak of', id => {
    const { yes, no, outside } = nearest[id];
    expect([counted(id, ...yes), counted(id, ...no), counted(id, ...outside)]).toEqual(['yes', 'no', 'outside']);
  });

  it.each(indicatorIds)('%s leaves out, and counts apart, whom the record cannot tell of', id => {
    expect(counted(id, ...nearest[id].notRecorded)).toBe('not-recorded');
  });

  it('takes nothing for missing that a return cannot hold', () => {
    const about = caseOf(imported(entriesOf(bornOn('2015-06-01'), ...entered('2023-01-09'), ...[2023, 2024, 2025, 2026].map(returned))));
    const told = Object.fromEntries(indicatorIds.map(id => [id, indicators[id].of(about, ON)]));
    expect(told).toMatchObject({ 'placement-stability': 'no', 'placement-stability-2-years': 'no', 'long-term-stability': 'yes' });
    expect(
      Object.entries(told)
        .filter(([, one]) => one === 'not-recorded')
        .map(([id]) => id),
    ).toEqual([
      ...[
        'distance',
        'social-workers',
        'school-move',
        'school-moves-3',
        'health-assessment',
        'dental-check',
        'immunisations',
        'sdq',
        'missing',
      ],
    ]);
  });

  it('bridges temporary stays and the same carer, and counts the placement before one for adoption', () => {
    const stays = [
      placed('2025-06-02', { placement: 'T1' }),
      placed('2025-06-20'),
      placed('2025-08-01', { placement: 'U4', sameCarer: true }),
    ];
    expect(counted('placement-stability', ...long, ...stays)).toBe('no');
    expect(counted('long-term-stability', ...long, placed('2025-06-02', { placement: 'A4' }))).toBe('yes');
  });

  it('does not know how far a child has come who came to the country alone', () => {
    expect(counted('distance', happened('ArrivedUnaccompanied', '2025-05-01', {}), ...far(30, 'DISTANT'))).toBe('not-recorded');
    expect(counted('distance', ...far(999.9, 'DISTANT'))).toBe('not-recorded');
    expect(counted('distance', ...far(undefined, 'INSIDE'))).toBe('no');
  });
});

it('adds up a cohort as those counted, those not, and those not recorded, split by who came alone', () => {
  const tally = indicatorTally(ON);
  for (const facts of [nearest.distance.yes, nearest.distance.no, nearest.distance.outside, nearest.distance.notRecorded])
    tally.add(caseOf(entriesOf(...facts)));
  tally.add(caseOf(entriesOf(happened('ArrivedUnaccompanied', '2025-05-01', {}), ...far(30, 'DISTANT'))));
  const figure = tally.told().find(({ id }) => id === 'distance')!;
  expect(figure.all).toEqual({ numerator: 1, denominator: 2, notRecorded: 2 });
  expect(figure.unaccompanied).toEqual({ numerator: 0, denominator: 0, notRecorded: 1 });
  expect([percentOf(figure.all), percentOf(figure.unaccompanied)]).toEqual([50, null]);
  expect([labelOf(ON), labelOf('2026-04-01')]).toEqual(['snapshot at 31 March', 'rolling, not comparable with DfE']);
});
