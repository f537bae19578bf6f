import { flagsOf, laws, story, type NewFact } from '@waymark/domain';
import { clashesOf, on } from '../support/deciding';
import { becameLookedAfter, bornOn, ceased, entriesOf, happened, placed, reviewed, visited } from '../support/story';

const looked = becameLookedAfter('2025-04-14');
const home = placed('2025-04-14');

/** For every law: the story that stands, the fact that breaks it, the sentence, and the nearest story that does not break it. */
const broken: Record<string, { given: NewFact[]; by: NewFact; says: string; unless: NewFact[] }> = {
  'ceased-not-in-care': {
    given: [looked, ceased('2025-06-01')],
    by: ceased('2025-07-01', 'E8'),
    says: 'Ceased to be looked after on 1 July 2025, but the child was not in care then. Care had ended on 1 June 2025: correct that entry.',
    unless: [looked, ceased('2025-06-01'), becameLookedAfter('2025-06-01'), ceased('2025-07-01', 'E8')],
  },
  'became-while-in-care': {
    given: [looked],
    by: becameLookedAfter('2025-03-01', 'V2'),
    says:
      'Became looked after on 14 April 2025, but the child was in care already: Became looked after on 1 March 2025. ' +
      'Record the end of that care first, or correct one of them.',
    unless: [becameLookedAfter('2025-03-01', 'V2'), ceased('2025-04-14'), looked],
  },
  'two-placements': {
    given: [looked, home],
    by: placed('2025-04-14', { placement: 'K2' }),
    says:
      "Two placements would start on 14 April 2025: Foster placement, other (U6), and Children's home (K2). " +
      'A child lives in one placement at a time: correct one of them, or give the time of each.',
    unless: [
      looked,
      placed('2025-04-14', { at: '2025-04-14T09:00:00Z' }),
      placed('2025-04-14', { at: '2025-04-14T19:00:00Z', placement: 'K2' }),
    ],
  },
  'nothing-open': {
    given: [looked, happened('MissingStarted', '2025-05-03', {})],
    by: happened('MissingEnded', '2025-05-01', {}),
    says: 'Found or returned on 1 May 2025, but the child was not missing then. That began later, on 3 May 2025.',
    unless: [looked, happened('MissingStarted', '2025-05-03', {}), happened('MissingEnded', '2025-05-03', {})],
  },
  'before-birth': {
    given: [bornOn('2025-04-14'), looked],
    by: reviewed('2025-04-13'),
    says: 'Review held on 13 April 2025, but the child was not born yet. Correct that day, or the date of birth.',
    unless: [bornOn('2025-04-14'), looked, reviewed('2025-04-14')],
  },
  'after-death': {
    given: [looked, home, ceased('2025-06-01', 'E2')],
    by: visited('2025-06-02'),
    says: 'Visit made on 2 June 2025, but the child died on 1 June 2025. Correct one of them.',
    unless: [looked, home, ceased('2025-06-01', 'E2'), visited('2025-06-01')],
  },
  'adopted-without-placing': {
    given: [looked, home],
    by: ceased('2025-11-01', 'E12'),
    says: 'Adopted on 1 November 2025, but no placement for adoption is recorded before that.',
    unless: [looked, placed('2025-07-01', { placement: 'A4' }), ceased('2025-11-01', 'E12')],
  },
  'adoption-dates-out-of-order': {
    given: [looked, happened('PlacementOrderMade', '2025-08-01', {})],
    by: happened('AdoptionMatchApproved', '2025-07-31', {}),
    says:
      'Adoption match approved on 31 July 2025 is earlier than Placement order made on 1 August 2025. ' +
      'The order is decision, placement order, match, placed for adoption.',
    unless: [looked, happened('PlacementOrderMade', '2025-08-01', {}), happened('AdoptionMatchApproved', '2025-08-01', {})],
  },
  'adoption-order-while-in-care': {
    given: [looked, placed('2025-07-01', { placement: 'A5' })],
    by: happened('AdoptionOrderMade', '2025-11-01', {}),
    says:
      'Adoption order made on 1 November 2025, but care goes on after that day. ' +
      'An adoption order ends it: record that the child ceased to be looked after.',
    unless: [
      looked,
      placed('2025-07-01', { placement: 'A5' }),
      ceased('2025-11-01', 'E11'),
      happened('AdoptionOrderMade', '2025-11-01', {}),
    ],
  },
  'guardianship-at-18': {
    given: [bornOn('2007-11-01'), looked, home],
    by: ceased('2025-11-01', 'E46'),
    says: 'Special guardianship from 1 November 2025, at 18 or older. It is only for a child under 18.',
    unless: [bornOn('2007-11-01'), looked, home, ceased('2025-10-31', 'E46')],
  },
  'in-care-at-18': {
    given: [bornOn('2007-11-01'), looked, home],
    by: ceased('2025-11-02', 'E5'),
    says: 'Ceased to be looked after on 2 November 2025, after the 18th birthday. Care ends on that birthday at the latest.',
    unless: [bornOn('2007-11-01'), looked, home, ceased('2025-11-01', 'E5')],
  },
  'parents-under-section-20': {
    given: [becameLookedAfter('2025-04-14', 'V2'), home],
    by: placed('2025-06-01', { placement: 'P1', provider: 'PR0' }),
    says:
      'Placed with parents (P1) from 1 June 2025, while accommodated under section 20 (V2) since 14 April 2025. ' +
      'A child at home under section 20 is not looked after.',
    unless: [
      becameLookedAfter('2025-04-14', 'V2'),
      home,
      happened('LegalStatusChanged', '2025-06-01', { legalStatus: 'C1' }),
      placed('2025-06-01', { placement: 'P1', provider: 'PR0' }),
    ],
  },
  'police-protection-over-72-hours': {
    given: [becameLookedAfter('2025-04-14', 'L1'), home],
    by: happened('LegalStatusChanged', '2025-04-18', { legalStatus: 'V2' }),
    says: 'Police protection from 14 April 2025 to 18 April 2025. The limit is 72 hours.',
    unless: [becameLookedAfter('2025-04-14', 'L1'), home, happened('LegalStatusChanged', '2025-04-17', { legalStatus: 'V2' })],
  },
  'emergency-protection-over-21-days': {
    given: [becameLookedAfter('2025-04-01', 'L2'), home],
    by: happened('LegalStatusChanged', '2025-04-23', { legalStatus: 'C1' }),
    says: 'An emergency protection order from 1 April 2025 to 23 April 2025. It cannot last three weeks.',
    unless: [becameLookedAfter('2025-04-01', 'L2'), home, happened('LegalStatusChanged', '2025-04-22', { legalStatus: 'C1' })],
  },
  'child-assessment-over-7-days': {
    given: [becameLookedAfter('2025-04-01', 'L3'), home],
    by: happened('LegalStatusChanged', '2025-04-09', { legalStatus: 'C1' }),
    says: 'A child assessment order from 1 April 2025 to 9 April 2025. The limit is 7 days.',
    unless: [becameLookedAfter('2025-04-01', 'L3'), home, happened('LegalStatusChanged', '2025-04-08', { legalStatus: 'C1' })],
  },
  'unlawful-setting': {
    given: [bornOn('2009-06-02'), looked, home],
    by: placed('2025-06-01', { placement: 'K3' }),
    says: 'Supported accommodation, registered (K3) from 1 June 2025, under 16. That setting is unlawful before the 16th birthday.',
    unless: [bornOn('2009-06-01'), looked, home, placed('2025-06-01', { placement: 'K3' })],
  },
  'placed-while-not-in-care': {
    given: [looked, home, ceased('2025-06-01')],
    by: placed('2025-06-01', { placement: 'K2' }),
    says: 'Placement started on 1 June 2025, but the child was not in care then. Record first how it began, or choose another day.',
    unless: [looked, home, ceased('2025-06-01'), becameLookedAfter('2025-06-01'), placed('2025-06-01', { placement: 'K2' })],
  },
  'temporary-placement-at-the-start': {
    given: [looked],
    by: placed('2025-04-14', { placement: 'T1', provider: undefined }),
    says: 'Care begins on 14 April 2025 with a temporary placement: Temporary: in hospital (T1). Record the placement it interrupts.',
    unless: [looked, home, placed('2025-04-15', { placement: 'T1', provider: undefined })],
  },
  'temporary-placement-at-the-end': {
    given: [looked, home, placed('2025-05-01', { placement: 'T1', provider: undefined })],
    by: ceased('2025-05-10'),
    says:
      'Ceased to be looked after on 10 May 2025 out of a temporary placement. ' +
      'Record the return from it first, or the placement it had become.',
    unless: [looked, home, placed('2025-05-01', { placement: 'T1', provider: undefined }), placed('2025-05-09'), ceased('2025-05-10')],
  },
  'missing-twice': {
    given: [looked, happened('MissingStarted', '2025-05-03', {})],
    by: happened('MissingStarted', '2025-05-05', {}),
    says: 'Went missing on 5 May 2025, but there is no return since 3 May 2025. Record the return first.',
    unless: [
      looked,
      happened('MissingStarted', '2025-05-03', {}),
      happened('MissingEnded', '2025-05-05', {}),
      happened('MissingStarted', '2025-05-05', {}),
    ],
  },
};

describe('the laws of the story', () => {
  it('each has its story here', () => expect(Object.keys(broken)).toEqual(laws.map(law => law.id)));

  it.each(laws.map(law => [law.id, law.class] as const))('%s (%s)', (id, kind) => {
    const { given, by, says, unless } = broken[id]!;
    expect(clashesOf(...given)).toEqual([]);
    expect(clashesOf(...given, by)).toMatchObject([{ law: id, class: kind, says }]);
    if (kind === 'cannot-be')
      on(...given)
        .record(by)
        .isRefused(id, says);
    else
      on(...given)
        .record(by)
        .asks(id, says);
    expect(clashesOf(...unless)).toEqual([]);
  });

  it.each([
    ['PlacementEnded', 'Placement ended', 'the child was in no placement'],
    ['AwayEnded', 'Returned from being away', 'the child was not away'],
    ['SocialWorkerEnded', 'Social worker ended', 'no social worker was allocated'],
    ['FinalOrderMade', 'Final order made', 'no care application was open'],
    ['PlacementOrderRevoked', 'Placement order revoked', 'no placement order was in force'],
    ['PermanencePlanEndorsed', 'Permanence plan endorsed', 'there was no permanence plan'],
    ['AdoptionDecisionReversed', 'Adoption decision reversed', 'no adoption decision had been made'],
    ['SpecialGuardianshipAssessmentFiled', 'Special guardianship assessment filed', 'no assessment had been started'],
  ] as const)('%s needs a beginning', (type, title, missing) => {
    on(looked)
      .record(happened(type, '2025-05-01', {}))
      .isRefused('nothing-open', `${title} on 1 May 2025, but ${missing} then. Record first how it began, or choose another day.`);
  });

  it('a legal status needs a child in care, also on the last day', () => {
    const order = (day: string) => happened('LegalStatusChanged', day, { legalStatus: 'C2' });
    expect(clashesOf(looked, order('2025-06-01'), ceased('2025-06-01'))).toEqual([]);
    expect(clashesOf(looked, ceased('2025-06-01'), order('2025-06-02'))).toMatchObject([{ law: 'nothing-open' }]);
  });

  it('counts the hours of police protection where both moments are known', () => {
    const ends = (at: string) => [
      happened('BecameLookedAfter', '2025-04-14', { legalStatus: 'L1', at: '2025-04-14T10:00:00Z' }),
      happened('LegalStatusChanged', '2025-04-17', { legalStatus: 'V2', at }),
    ];
    expect(clashesOf(...ends('2025-04-17T10:00:00Z'))).toEqual([]);
    expect(clashesOf(...ends('2025-04-17T10:01:00Z'))).toMatchObject([{ law: 'police-protection-over-72-hours' }]);
  });

  it('judges an age by year and month where the day is erased, and only where they suffice', () => {
    const supported = (birthMonth: string) =>
      clashesOf(
        happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '[erased]', birthMonth }),
        looked,
        home,
        placed('2025-06-15', { placement: 'K3' }),
      );
    expect(supported('2009-07')).toMatchObject([{ law: 'unlawful-setting' }]);
    expect(supported('2009-06')).toEqual([]);
  });

  it('judges a setting by the law of its day', () => {
    const flat = (day: string) => clashesOf(bornOn('2007-01-01'), becameLookedAfter('2021-01-01'), placed(day, { placement: 'P2' }));
    expect(flat('2021-09-08')).toEqual([]);
    expect(flat('2021-09-09')).toMatchObject([{ law: 'unlawful-setting' }]);
  });

  it('takes a child known in care as placed and ordered before the record begins', () => {
    expect(
      clashesOf(
        happened('KnownInCare', '2025-04-14', { legalStatus: 'E1' }),
        placed('2025-04-14', { placement: 'T1', provider: undefined }),
        happened('AdoptionMatchApproved', '2025-03-01', {}),
      ),
    ).toEqual([]);
  });

  it('names the later entry that stands in the way', () => {
    on(looked, home, ceased('2025-09-01', 'E2'), bornOn('2015-05-20'))
      .record(reviewed('2025-10-01'))
      .isRefused('after-death', 'Review held on 1 October 2025, but the child died on 1 September 2025. Correct one of them.', {
        entry: 'asked-000002',
      });
  });

  it('flags on the child what ought not to be, and nothing else', () => {
    const told = story(entriesOf(becameLookedAfter('2025-04-14', 'V2'), placed('2025-04-14', { placement: 'P1' }), ceased('2025-03-01')));
    expect(flagsOf(told)).toEqual([
      { id: 'parents-under-section-20', says: expect.any(String) as string, entries: ['asked-000001', 'asked-000000'] },
    ]);
  });
});
