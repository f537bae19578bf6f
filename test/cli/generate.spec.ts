import { asEntries, isChildEvent, journey, problemsOf, standingOn, story } from '@waymark/domain';
import { council } from '../../apps/cli/generate/council';

const today = '2026-11-25';
const lives = [...council({ children: 300, seed: 7, today })];

describe('an invented council', () => {
  it('tells the same lives for the same seed, and others for another', () => {
    expect([...council({ children: 300, seed: 7, today })]).toEqual(lives);
    expect([...council({ children: 300, seed: 8, today })]).not.toEqual(lives);
  });

  it('tells only what the catalogue knows and what has happened', () => {
    for (const { facts } of lives)
      for (const { type, data } of facts) {
        expect(isChildEvent(type)).toBe(true);
        expect(problemsOf(type, { ...data })).toEqual([]);
        expect(data.on <= today).toBe(true);
      }
  });

  it('has children in care today on every route, and children who left', () => {
    const journeys = lives.map(life => journey(story(asEntries(life.facts))));
    const inCare = journeys.map(j => standingOn(j, today)).filter(standing => standing.period);
    expect(inCare.length).toBeGreaterThan(60);
    expect(inCare.length).toBeLessThan(240);
    const open = new Set(inCare.map(standing => standing.plan?.code));
    ['ADOPTION', 'LTRELFR', 'LTFOST18', 'RETURN6M', undefined].forEach(plan => expect(open).toContain(plan));
  });
});
