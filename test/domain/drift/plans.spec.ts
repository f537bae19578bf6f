import { explainSignal, settingsOf, since, type NewFact } from '@waymark/domain';
import { drift, said, shown } from '../../support/drift';
import { alone, endorsed, plan, referred } from '../../support/facts';
import { ceased, entered, happened, idOf, reviewed, signalsOf, tellUnder } from '../../support/story';

describe('D01 no permanence plan', () => {
  it('counts from three months after the first review, or after the day it was due', () => {
    expect(drift('D01', ...entered('2025-04-14'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
    expect(drift('D01', ...entered('2025-04-14'), reviewed('2025-05-01'))).toEqual(['amber 2025-08-02 red 2025-09-30 critical 2026-01-28']);
    expect(drift('D01', ...entered('2025-04-14'), reviewed('2025-06-20'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
  });

  it('counts from the second review where that was held earlier', () => {
    const reviews = [reviewed('2025-05-01'), reviewed('2025-07-10')];
    expect(drift('D01', ...entered('2025-04-14'), ...reviews)).toEqual(['amber 2025-07-11 red 2025-09-08 critical 2026-01-06']);
    expect(drift('D01', ...entered('2025-04-14'), ...reviews, plan('2025-07-11', 'ADOPTION'))).toEqual([]);
  });

  it('takes a blank and OTHERPLN for no plan, and opens again when the plan becomes one', () => {
    expect(drift('D01', ...entered('2025-04-14'), plan('2025-05-01', 'OTHERPLN'))).toEqual([
      'amber 2025-08-16 red 2025-10-14 critical 2026-02-11',
    ]);
    const blanked = [...entered('2025-04-14'), plan('2025-05-01', 'ADOPTION'), plan('2025-12-01')];
    expect(drift('D01', ...blanked)).toEqual(['amber 2025-12-01 red 2026-01-29 critical 2026-05-29']);
    expect(drift('D01', ...blanked, plan('2025-12-10', 'LTFOST18'))).toEqual(['amber 2025-12-01 - 2025-12-10']);
    // Blank before a plan was due: the old date stays.
    expect(drift('D01', ...entered('2025-04-14'), plan('2025-05-01', 'ADOPTION'), plan('2025-06-01', 'OTHERPLN'))).toEqual([
      'amber 2025-08-16 red 2025-10-14 critical 2026-02-11',
    ]);
  });

  it('does not take a plan of an earlier period of care', () => {
    const before = [...entered('2025-01-06'), plan('2025-02-01', 'RETURN6M'), ceased('2025-03-03')];
    expect(drift('D01', ...before, ...entered('2025-04-14'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    const alone = [...entered('2025-04-14', 'V2'), happened('ArrivedUnaccompanied', '2025-04-14', {})];
    const refused = (on: string): NewFact => happened('TransferEnded', on, { outcome: 'REFUSED' });
    expect(drift('D01', ...alone, referred('2025-04-20'))).toEqual([]);
    expect(drift('D01', ...alone, referred('2025-04-20'), refused('2025-09-01'))).toEqual([
      'amber 2025-09-01 red 2025-10-14 critical 2026-02-11',
    ]);
    const again = [referred('2025-11-03'), refused('2025-11-10')];
    const signals = signalsOf('D01', ...alone, ...again);
    expect(shown(signals)).toEqual(['amber 2025-08-16 red 2025-10-14 - 2025-11-03', 'red 2025-11-10 critical 2026-02-11']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(0), idOf(4)]);
  });

  it('says since when and how long', () => {
    const [signal] = signalsOf('D01', ...entered('2025-04-14'));
    expect(explainSignal(signal!, '2025-08-16')).toBe(
      'No plan for a permanent home is recorded. It was due by 15 August 2025, the second review at the latest; 1 day has passed since.',
    );
    expect([signal!.countsFrom, since(signal!)]).toEqual(['2025-08-15', '2025-08-16']);
  });
});

describe('D02 stale or churning plan', () => {
  const planned = [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')];

  it('counts twelve months, and eighteen, from the day the plan was set or last endorsed', () => {
    expect(drift('D02', ...planned)).toEqual(['amber 2026-05-02 red 2026-11-02']);
    expect(drift('D02', ...planned, endorsed('2025-08-31'))).toEqual(['amber 2026-09-01 red 2027-03-01']);
    expect(drift('D02', ...planned, endorsed('2026-06-10'))).toEqual(['amber 2026-05-02 - 2026-06-10', 'amber 2027-06-11 red 2027-12-11']);
    // Set again with the same code it is the same plan; another code is a new one.
    expect(drift('D02', ...planned, plan('2025-12-01', 'LTFOST18'))).toEqual(['amber 2026-05-02 red 2026-11-02']);
    expect(drift('D02', ...planned, plan('2025-12-01', 'RESPLMT'))).toEqual(['amber 2026-12-02 red 2027-06-02']);
    expect(drift('D02', ...planned, plan('2026-06-01'))).toEqual(['amber 2026-05-02 - 2026-06-01']);
    expect(said('D02', '2026-05-02', ...planned)).toBe(
      "Permanence plan set on 1 May 2025 and not endorsed at a review since. 366 days have passed; the limit is 12 months (Waymark's proposal).",
    );
  });

  it('is amber while the plan has changed 3 times in twelve months', () => {
    const twice = [...planned, plan('2025-07-01', 'RESPLMT'), plan('2025-09-01', 'SUPPLIV')];
    expect(drift('D02', ...twice, plan('2026-07-01', 'LTFOST18'))).toEqual(['amber 2027-07-02 red 2028-01-02']);
    const thrice = [...twice, plan('2026-06-30', 'LTFOST18'), endorsed('2026-07-20')];
    expect(drift('D02', ...thrice)[0]).toBe('amber 2026-06-30 - 2026-07-01');
    expect(said('D02', '2026-06-30', ...thrice)).toBe(
      'The permanence plan has changed 3 times in twelve months, the last time on 30 June 2026.',
    );
  });

  it('is amber at the second review that finds a decision still open, red at the third, until it is done', () => {
    const decided = (on: string, decision = 'A1'): NewFact => happened('ReviewDecisionMade', on, { decision });
    const done = (on: string, decision = 'A1'): NewFact => happened('ReviewActionCompleted', on, { decision });
    const reviews = ['2025-05-06', '2025-08-05', '2025-11-04', '2026-02-03'].map(reviewed);
    const carried = [...entered('2025-04-14'), ...reviews, decided('2025-05-06')];
    expect(drift('D02', ...carried)).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(drift('D02', ...carried, decided('2025-08-05'), decided('2025-11-04'))).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(drift('D02', ...carried, done('2025-11-04'))).toEqual([]);
    expect(drift('D02', ...carried, done('2025-11-05'))).toEqual(['amber 2025-11-04 - 2025-11-05']);
    expect(drift('D02', ...carried, done('2025-11-05', 'B2'))).toEqual(['amber 2025-11-04 red 2026-02-03']);
    // Made again once done, it is carried over from then.
    expect(drift('D02', ...carried, done('2025-07-01'), decided('2025-08-05'))).toEqual(['amber 2026-02-03']);
    // Adoption reviews are not the reviews that decide.
    const adoption = happened('ReviewHeld', '2025-06-03', { review: 'ADOPTION' });
    expect(drift('D02', ...carried, adoption)).toEqual(['amber 2025-11-04 red 2026-02-03']);
    expect(said('D02', '2026-02-03', ...carried)).toBe('A decision made at a review on 6 May 2025 is still open after 3 later reviews.');
  });

  it('goes by the limits of the authority, from the day they changed', () => {
    const facts = [...planned, endorsed('2025-11-03'), endorsed('2026-04-01'), reviewed('2025-05-06'), reviewed('2025-08-05')];
    const decided = happened('ReviewDecisionMade', '2025-05-06', { decision: 'A1' });
    const own = (setting: string, value: number): string[] =>
      shown(
        tellUnder({ settings: settingsOf([{ setting, value, from: '2025-11-01' }]) }, ...facts, decided).signals.filter(
          ({ rule }) => rule === 'D02',
        ),
      );
    expect(own('D02.amberMonths', 3)).toEqual([
      'amber 2025-11-01 - 2025-11-03',
      'amber 2026-02-04 - 2026-04-01',
      'amber 2026-07-02 red 2027-10-02',
    ]);
    expect(own('D02.carriedOverAmberTimes', 1)[0]).toMatch(/^amber 2025-11-01/);
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    const refused = happened('TransferEnded', '2026-06-01', { outcome: 'REFUSED' });
    expect(drift('D02', ...planned, ...alone(referred('2025-04-20')))).toEqual([]);
    expect(drift('D02', ...planned, ...alone(referred('2025-04-20'), refused))).toEqual(['amber 2026-06-01 red 2026-11-02']);
  });
});
