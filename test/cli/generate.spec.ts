import { asEntries, isChildEvent, journey, problemsOf, standingOn, story } from '@waymark/domain';
import { council } from '../../apps/cli/generate/council';
import { everyone, plantedChildren } from '../../apps/cli/generate/planted';
import { report } from '../../apps/cli/generate/report';
import { firstCouncil } from '../../apps/local/council';

const today = '2026-11-25';
const lives = [...council({ children: 300, seed: 7, today, years: 1 })];

describe('an invented council', () => {
  it('tells the same lives for the same seed, and others for another', () => {
    expect([...council({ children: 300, seed: 7, today, years: 1 })]).toEqual(lives);
    expect([...council({ children: 300, seed: 8, today, years: 1 })]).not.toEqual(lives);
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
    const set = new Set(journeys.flatMap(({ plans }) => plans.map(({ code }) => code)));
    ['ADOPTION', 'LTRELFR', 'LTFOST18', 'RETURN6M', 'SUPPLIV'].forEach(plan => expect(set).toContain(plan));
    expect(inCare.some(({ plan }) => plan === undefined)).toBe(true);
  });

  it.each([
    ['a council of 1,500', { children: 1500, seed: 1, years: 2 }],
    ['the council of the first start', firstCouncil],
  ])('has the stock and the flow of the published figures, within tolerances: %s, with the children of the stories', (_which, asked) => {
    const { children, inCare, figures } = report(everyone({ ...asked, today }), today);
    expect(children).toBe(asked.children + plantedChildren);
    expect(inCare).toBeGreaterThan(250);
    for (const { figure, invented, published, tolerance } of figures)
      expect({ figure, invented, near: Math.abs(invented - published) <= tolerance }).toEqual({ figure, invented, near: true });
  });
});
