import { explainSignal, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import { order } from '../../support/facts';
import { becameLookedAfter, ceased, entered, happened, idOf, placed, reviewed, signalsOf, visited } from '../../support/story';

describe('D06 review overdue', () => {
  it('is amber from ten working days before, red from the day after, critical from the day after twenty working days', () => {
    expect(drift('D06', ...entered('2025-04-14'))).toEqual(['amber 2025-04-30 red 2025-05-16 critical 2025-06-14']);
  });

  it('does not ask before the due date while an appointment stands, in time or not', () => {
    const planned = happened('ReviewPlanned', '2025-04-22', { plannedFor: '2025-05-20' });
    expect(drift('D06', ...entered('2025-04-14'), planned)).toEqual(['red 2025-05-16 critical 2025-06-14']);
    const early = happened('ReviewPlanned', '2025-05-02', { plannedFor: '2025-05-06' });
    const signals = signalsOf('D06', ...entered('2025-04-14'), early);
    expect(shown(signals)).toEqual(['amber 2025-04-30 - 2025-05-02', 'amber 2025-05-07 red 2025-05-16 critical 2025-06-14']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(0), idOf(2)]);
    const withdrawn = happened('PlanWithdrawn', '2025-05-08', { planned: idOf(2) });
    expect(drift('D06', ...entered('2025-04-14'), planned, withdrawn)).toEqual(['amber 2025-05-08 red 2025-05-16 critical 2025-06-14']);
  });

  it('is critical at once when the review before was late too', () => {
    const reviews = [reviewed('2025-05-20'), reviewed('2025-08-21')];
    expect(drift('D06', ...entered('2025-04-14'), ...reviews)).toEqual([
      'amber 2025-04-30 red 2025-05-16 - 2025-05-20',
      'amber 2025-08-06 - 2025-08-21',
      'amber 2026-02-09 critical 2026-02-22',
    ]);
  });

  it('closes with the review, and when care ends', () => {
    expect(drift('D06', ...entered('2025-04-14'), ceased('2025-05-20'))).toEqual(['amber 2025-04-30 red 2025-05-16 - 2025-05-20']);
  });

  it('says when it was due and how late it is', () => {
    const [signal] = signalsOf('D06', ...entered('2025-04-14'));
    expect(explainSignal(signal!, '2025-05-17')).toBe(
      'A review was due on 15 May 2025 and none is recorded. It is 2 days late (regulation 33).',
    );
    expect(explainSignal(signal!, '2025-04-30')).toBe(
      'A review is due on 15 May 2025, in 15 days, and no appointment is recorded (regulation 33).',
    );
  });
});

describe('D07 visit overdue', () => {
  it('is red from the seventh day, critical after a further interval', () => {
    expect(drift('D07', ...entered('2025-04-14'))).toEqual(['amber 2025-04-22 red 2025-04-28 critical 2025-05-05']);
    expect(drift('D07', ...entered('2025-04-14'), visited('2025-04-17'))).toEqual(['amber 2025-05-30 red 2025-06-05 critical 2025-07-10']);
    const to18 = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' })];
    expect(drift('D07', ...to18, visited('2025-11-30')).at(-1)).toBe('amber 2026-03-01 red 2026-03-07 critical 2026-05-30');
  });

  it('is critical after two weeks where visits are weekly, else after a further interval of the closer regime', () => {
    const home = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'P1' })];
    expect(drift('D07', ...home, visited('2025-04-17'))).toEqual(['amber 2025-04-25 red 2025-05-01 critical 2025-05-08']);
    const reviewedThen = [...home, reviewed('2025-04-16'), visited('2025-04-17')];
    expect(drift('D07', ...reviewedThen)).toEqual(['amber 2025-05-16 red 2025-05-22 critical 2025-06-12']);
    const order = happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C2' });
    expect(drift('D07', ...reviewedThen, order)).toEqual(['amber 2025-05-09 red 2025-05-15 critical 2025-05-22']);
  });

  it('asks for a visit that somebody asked for, and for one after a notice about the home', () => {
    const facts = [...entered('2025-01-06'), visited('2025-01-10'), visited('2025-02-17')];
    const asked = happened('VisitRequested', '2025-02-24', {});
    expect(drift('D07', ...facts, asked).at(-1)).toMatch(/^amber 2025-03-04 critical 2025-03-10/);
    const notice = happened('HomeNoticeReceived', '2025-02-24', {});
    expect(drift('D07', ...facts, notice, visited('2025-03-20')).at(-2)).toBe(
      'amber 2025-03-04 red 2025-03-10 critical 2025-03-17 - 2025-03-20',
    );
  });

  it('is critical after six months more in an agreed long-term placement', () => {
    const matched = happened('LongTermMatchConfirmed', '2024-09-02', { childAgrees: true });
    const longTerm = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' }), matched, visited('2025-08-31')];
    expect(drift('D07', ...longTerm).at(-1)).toBe('amber 2026-03-01 red 2026-03-07 critical 2026-08-31');
  });

  it('is amber when the child was not seen alone at three visits in a row, until they are', () => {
    const visit = (on: string, seenAlone?: boolean): NewFact => visited(on, { seenAlone });
    const three = [visit('2025-04-16', false), visit('2025-05-05', false), visit('2025-05-26', false)];
    const signals = signalsOf('D07', ...entered('2025-04-14'), ...three, visit('2025-06-16', true));
    expect(shown(signals)[0]).toBe('amber 2025-05-26 - 2025-06-16');
    expect(explainSignal(signals[0]!, '2025-05-27')).toBe(
      'At the last three visits, the third on 26 May 2025, the child was not seen alone (regulation 29).',
    );
    const unsaid = [visit('2025-04-16', false), visit('2025-05-05'), visit('2025-05-26', false), visit('2025-06-16', true)];
    expect(shown(signalsOf('D07', ...entered('2025-04-14'), ...unsaid))[0]).toMatch('amber 2025-07-29');
  });

  it('goes on without a break from one part of the rule to the other', () => {
    const visit = (on: string): NewFact => visited(on, { seenAlone: false });
    const signals = signalsOf('D07', ...entered('2025-04-14'), visit('2025-04-16'), visit('2025-05-05'), visit('2025-06-18'));
    expect(shown(signals)).toEqual(['amber 2025-06-17 amber 2025-06-18 amber 2025-07-31 red 2025-08-06 critical 2025-09-10']);
  });

  it('leaves the open list with the placement', () => {
    expect(drift('D07', ...entered('2025-04-14'), placed('2025-04-24', { placement: 'K2' }))).toEqual([
      'amber 2025-04-22 - 2025-04-24',
      'amber 2025-05-02 red 2025-05-08 critical 2025-05-15',
    ]);
  });
});

describe('after placing for adoption', () => {
  const forAdoption = [...entered('2025-01-06'), reviewed('2025-02-03'), placed('2025-04-14', { placement: 'A6' })];
  const held = (on: string): NewFact => happened('ReviewHeld', on, { review: 'ADOPTION' });

  it('D06 reads the reviews that stand in place of the others', () => {
    expect(drift('D06', ...forAdoption).at(-1)).toBe('amber 2025-04-25 red 2025-05-13 critical 2025-06-11');
    const signal = signalsOf('D06', ...forAdoption).at(-1);
    expect(explainSignal(signal!, '2025-05-13')).toBe(
      'A review was due on 12 May 2025 and none is recorded. It is 1 day late (Adoption Agencies Regulations 2005, regulation 36).',
    );
    expect(explainSignal(signal!, '2025-05-12')).toMatch('no appointment is recorded (Adoption Agencies Regulations 2005, regulation 36)');
    expect(drift('D06', ...forAdoption, held('2025-05-20'), held('2025-09-01')).slice(-2)).toEqual([
      'amber 2025-08-06 critical 2025-08-21 - 2025-09-01',
      'amber 2026-02-16 critical 2026-03-02',
    ]);
  });

  it('D06 takes an appointment for either kind of review, made since the last', () => {
    const planned = (on: string): NewFact => happened('ReviewPlanned', on, { plannedFor: '2025-05-20', review: 'ADOPTION' });
    for (const on of ['2025-04-10', '2025-04-22']) expect(drift('D06', ...forAdoption, planned(on)).at(-1)).toMatch(/^red 2025-05-13/);
    expect(drift('D06', ...forAdoption, planned('2025-02-01')).at(-1)).toMatch(/^amber 2025-04-25/);
  });

  it('D06 is silent about the reviews of a child authorised and not placed', () => {
    const authorised = [...entered('2025-01-06'), reviewed('2025-02-03'), reviewed('2025-04-22'), order('2025-04-22')];
    expect(drift('D06', ...authorised, reviewed('2025-10-01')).filter(one => one.includes('red'))).toEqual([
      'amber 2026-03-18 red 2026-04-02 critical 2026-05-02',
    ]);
  });

  it('D07 is critical two weeks after a weekly visit was due, else after a further interval as decided', () => {
    expect(drift('D07', ...forAdoption, visited('2025-01-08')).at(-1)).toBe('amber 2025-04-22 red 2025-04-28 critical 2025-05-05');
    const decided = (days: number, on: string): NewFact => happened('AdoptionVisitIntervalDecided', on, { days });
    const facts = [...forAdoption, held('2025-05-06'), decided(42, '2025-05-06'), visited('2025-05-07')];
    expect(drift('D07', ...facts).at(-1)).toBe('amber 2025-06-19 red 2025-06-25 critical 2025-07-30');
    expect(drift('D07', ...facts, decided(21, '2025-05-10')).at(-1)).toBe('amber 2025-06-01 red 2025-06-07 critical 2025-06-21');
    const signal = signalsOf('D07', ...facts).at(-1)!;
    expect(explainSignal(signal, '2025-06-19')).toMatch('It is 1 day late (Adoption Agencies Regulations 2005, regulation 36).');
  });
});
