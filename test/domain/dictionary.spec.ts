import { clocks, confidenceInWords, dictionary, ownClocks, problemsOf } from '@waymark/domain';

const made = dictionary();
/** The rules of the law and of practice that a clock could be expected of, by the number of the last of each group. */
const groups = {
  ...{ CP: 5, PP: 4, IR: 7, RV: 10, VS: 14, HL: 9, ED: 6, PL: 22, MS: 3, CE: 2, RC: 1, SB: 7, S2: 5, LC: 13, OF: 3 },
  ...{ PM: 6, AD: 11, SG: 4, RH: 1, LF: 1 },
};
const codes = Object.entries(groups).flatMap(([group, last]) =>
  Array.from({ length: last }, (_, n) => `${group}-${String(n + 1).padStart(2, '0')}`),
);
/** IR-07a is a part of IR-07. */
const told = new Set([...clocks, ...ownClocks].map(({ id }) => id.slice(0, 5)));

describe('the dictionary', () => {
  it('has a clock for every rule, or the reason why there is none', () => {
    expect(codes.filter(code => !told.has(code) && !made.noClocks[code])).toEqual([]);
    expect(Object.keys(made.noClocks).filter(code => told.has(code) || !codes.includes(code))).toEqual([]);
  });

  it('says of every rule where it comes from, how sure that is, and since when it holds', () => {
    for (const rule of [...made.clocks, ...made.signals]) {
      expect(rule.law).toMatch(/\S/);
      expect(confidenceInWords[rule.confidence]).toMatch(/\S/);
      expect([rule.version, rule.inForce]).toEqual([expect.any(Number), expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
      expect(rule.needs.length).toBeGreaterThan(0);
    }
    expect(made.clocks.find(({ id }) => id === 'LC-08')).toMatchObject({ confidence: 'G', ownFile: false });
    expect(made.clocks.find(({ id }) => id === 'PM-01')).toMatchObject({ ownFile: true });
  });

  it('names the settings as the authority sets them', () => {
    expect(made.settings).toContainEqual({
      setting: 'LC-07.weeks',
      standard: 8,
      rule: 'LC-07',
      says: 'Keeping in touch with a care leaver',
    });
    for (const { setting, standard } of made.settings)
      expect(problemsOf('SettingChanged', { on: '2026-01-01', setting, value: standard, from: '2026-01-01' })).toEqual([]);
  });

  it('shows the laws of both classes, and every doubt with what it bears on', () => {
    expect(new Set(made.laws.map(law => law.class))).toEqual(new Set(['cannot-be', 'ought-not']));
    for (const { about, says } of made.doubts) expect([about.length > 0, says]).toEqual([true, expect.stringMatching(/\.$/)]);
    expect(made.doubts.map(({ about }) => about).flat()).toEqual(expect.arrayContaining(['A20', 'PL-12', 'LC-08']));
  });
});
