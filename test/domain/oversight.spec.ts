import fc from 'fast-check';
import {
  addDays,
  asEntries,
  clearedBy,
  clearedOn,
  deferralOn,
  firstHandledOn,
  historyOn,
  livesOf,
  severities,
  severityOn,
  tell,
  type Day,
  type Entry,
  type FactOf,
  type NewFact,
  type Severity,
  type SignalLife,
} from '@waymark/domain';
import { on } from '../support/deciding';
import { factsAt } from '../support/histories';
import { becameLookedAfter, bornOn, caseOf, entriesOf, happened, idOf, imported, placed, reviewed } from '../support/story';

/** D01 without a plan: amber on 16 August 2025, red on 14 October, critical on 11 February 2026; anchored to the first entry. */
const drifting = [becameLookedAfter('2025-04-14'), placed('2025-04-14')];
const D01 = { rule: 'D01', anchor: idOf(0) };
const deferred = (day: Day, until: Day, reason = 'The court decides in autumn.') =>
  happened('SignalDeferred', day, { ...D01, until, reason });
const escalated = (day: Day, to: FactOf<'SignalEscalated'>['to'] = 'TM') => happened('SignalEscalated', day, { ...D01, to });
const overseen = (day: Day, note = 'Discussed in supervision.') => happened('OversightRecorded', day, { ...D01, note });
const disputed = (day: Day) => happened('SignalDisputed', day, { ...D01, says: 'The plan was set in June.' });
const withdrawn = (day: Day, n: number) => happened('DeferralWithdrawn', day, { deferral: idOf(n) });
const planned = (day: Day) => happened('PermanencePlanSet', day, { plan: 'LTFOST18' });

const lives = (...facts: NewFact[]): SignalLife[] => {
  const entries = entriesOf(...facts);
  const about = caseOf(entries);
  return livesOf(about.story, tell(about).signals, entries);
};
const lifeOf = (...facts: NewFact[]): SignalLife => lives(...facts).find(({ signal }) => signal.rule === 'D01')!;
const deferrals = (...facts: NewFact[]): string[] =>
  lifeOf(...facts).deferrals.map(({ from, until, because }) => `${from} - ${until} ${because}`);

describe('an alert that is deferred', () => {
  it('is so up to its review date, and comes back by itself the day after', () => {
    const life = lifeOf(...drifting, deferred('2025-08-20', '2025-09-30'));
    expect(deferralOn(life, '2025-08-19')).toBeUndefined();
    expect(deferralOn(life, '2025-08-20')).toMatchObject({ entry: idOf(2), reviewOn: '2025-09-30', because: 'review date' });
    expect(deferralOn(life, '2025-09-30')).toBeDefined();
    expect(deferralOn(life, '2025-10-01')).toBeUndefined();
  });

  it('comes back when it becomes graver than it was when it was deferred', () => {
    expect(deferrals(...drifting, deferred('2025-08-20', '2025-11-10'))).toEqual(['2025-08-20 - 2025-10-14 severity rose']);
    // Deferred on the day it turned red: that is known.
    expect(deferrals(...drifting, deferred('2025-10-14', '2025-11-10'))).toEqual(['2025-10-14 - 2025-11-11 review date']);
  });

  it('comes back when the deferral is withdrawn, or struck out as if it had never been', () => {
    const asked = deferred('2025-08-20', '2025-09-30');
    expect(deferrals(...drifting, asked, withdrawn('2025-09-01', 2))).toEqual(['2025-08-20 - 2025-09-01 withdrawn']);
    expect(deferrals(...drifting, asked, withdrawn('2025-08-20', 2))).toEqual([]);
    const struck = happened('EntryStruckOut', '2025-09-01', { entry: idOf(2), reason: 'Wrong child.' });
    expect(deferrals(...drifting, asked, struck)).toEqual([]);
    expect(lifeOf(...drifting, asked, struck).handled).toEqual([]);
  });

  it('is deferred anew from the day somebody does so, and no longer once it has cleared', () => {
    expect(deferrals(...drifting, deferred('2025-08-20', '2025-09-30'), deferred('2025-09-10', '2025-09-15'))).toEqual([
      '2025-08-20 - 2025-09-10 deferred again',
      '2025-09-10 - 2025-09-16 review date',
    ]);
    expect(deferrals(...drifting, deferred('2025-08-20', '2025-09-30'), planned('2025-09-01'))).toEqual([
      '2025-08-20 - 2025-09-01 cleared',
    ]);
  });

  it('is deferred for 90 days at most, whatever a correction says', () => {
    const corrected = happened('EntryCorrected', '2025-10-20', { entry: idOf(2), changes: { until: '2026-12-31' }, reason: 'Later.' });
    expect(deferrals(...drifting, deferred('2025-10-20', '2025-11-01'), corrected)).toEqual(['2025-10-20 - 2026-01-19 review date']);
  });

  it('is not deferred where a correction shows that it was not open then', () => {
    expect(lives(...drifting, deferred('2025-08-20', '2025-09-30'), planned('2025-05-01')).filter(({ handled }) => handled.length)).toEqual(
      [],
    );
  });

  it('is another alert when it opens again, and nobody has deferred that', () => {
    const again = [
      ...drifting,
      deferred('2025-08-20', '2025-09-30'),
      planned('2025-09-01'),
      happened('PermanencePlanSet', '2025-09-05', {}),
    ];
    const of = lives(...again).filter(({ signal }) => signal.rule === 'D01');
    expect(of.map(life => life.deferrals.length)).toEqual([1, 0]);
  });
});

describe('the life of an alert', () => {
  const story = [
    ...drifting,
    escalated('2025-08-28'),
    deferred('2025-09-01', '2025-10-01'),
    overseen('2025-10-20'),
    disputed('2025-11-01'),
    planned('2025-12-01'),
  ];

  it('tells when it began, each severity, how soon it was handled, and when it cleared', () => {
    const history = historyOn(lifeOf(...story), '2025-12-31');
    expect(history).toMatchObject({ since: '2025-08-16', firstHandledOn: '2025-08-28', daysToFirstHandling: 12, clearedOn: '2025-12-01' });
    expect(history.spans.map(({ severity, from, until }) => [severity, from, until])).toEqual([
      ['amber', '2025-08-16', '2025-10-14'],
      ['red', '2025-10-14', '2025-12-01'],
    ]);
    expect(history.handled.map(({ type }) => type)).toEqual(['SignalEscalated', 'SignalDeferred', 'OversightRecorded', 'SignalDisputed']);
  });

  it('tells of a day only what had been done by then', () => {
    const history = historyOn(lifeOf(...story), '2025-09-01');
    expect(history).toMatchObject({ deferredUntil: '2025-10-01', clearedOn: null });
    expect(history.spans).toMatchObject([{ severity: 'amber', until: undefined }]);
    expect(history.handled).toHaveLength(2);
    expect(historyOn(lifeOf(...story), '2025-08-20')).toMatchObject({
      firstHandledOn: null,
      daysToFirstHandling: null,
      deferredUntil: null,
    });
  });

  it('names who did it', () => {
    const entries = entriesOf(...story).map(entry => ({ ...entry, actor: 'cleo', recordedAt: '2026-01-01T00:00:00.000Z' }));
    const about = caseOf(entries);
    const life = livesOf(about.story, tell(about).signals, entries).find(({ signal }) => signal.rule === 'D01')!;
    expect(life.handled[0]).toMatchObject({ by: 'cleo', recordedAt: '2026-01-01T00:00:00.000Z', to: 'TM', entry: idOf(2) });
  });

  it('leaves oversight of the child as a whole to no alert', () => {
    const life = lifeOf(...drifting, happened('OversightRecorded', '2025-09-01', { note: 'All in hand.' }));
    expect(firstHandledOn(life)).toBeUndefined();
  });
});

describe('what cleared an alert', () => {
  const clearing = (rule: string, ...facts: NewFact[]) => {
    const about = caseOf(entriesOf(...facts));
    const signal = tell(about).signals.find(one => one.rule === rule)!;
    return [clearedOn({ signal }), clearedBy(about, signal)];
  };

  it('is the entry with which it was no longer open', () => {
    expect(clearing('D01', ...drifting, planned('2025-12-01'))).toEqual(['2025-12-01', idOf(2)]);
    // Of what happened that day, not the visit and not the second of two reviews.
    const seen = happened('VisitMade', '2025-06-10', { childSeen: true });
    expect(clearing('D06', ...drifting, seen, reviewed('2025-06-10'), reviewed('2025-06-10'))).toEqual(['2025-06-10', idOf(3)]);
  });

  it('is no entry where a birthday ended it, and nothing while it is open', () => {
    expect(clearing('D01', bornOn('2007-12-01', '2025-04-14'), ...drifting, reviewed('2025-12-01'))).toEqual(['2025-12-01', undefined]);
    expect(clearing('D01', ...drifting)).toEqual([undefined, undefined]);
  });
});

describe('deciding on an alert', () => {
  const today = '2026-01-31';

  it('takes a review date of one to ninety days ahead', () => {
    for (const until of ['2025-08-21', '2025-11-18'])
      on(...drifting)
        .record(deferred('2025-08-20', until), today)
        .records(deferred('2025-08-20', until));
    on(...drifting)
      .record(deferred('2025-08-20', '2025-08-20'), today)
      .isRefused('review-not-ahead', 'The review date must be after the day of the deferral. Choose a later day.', { field: 'until' });
    on(...drifting)
      .record(deferred('2025-08-20', '2025-11-19'), today)
      .isRefused('review-too-far', 'An alert is deferred for 90 days at most. Choose 18 November 2025 or an earlier day.', {
        field: 'until',
      });
  });

  it('refuses to defer or to escalate what is not open on that day', () => {
    const says = 'This alert is not open on 1 December 2025. There is nothing to defer or to escalate.';
    const cleared = on(...drifting, planned('2025-12-01'));
    cleared.record(deferred('2025-12-01', '2025-12-31'), today).isRefused('alert-not-open', says, { field: 'anchor' });
    cleared.record(escalated('2025-12-01'), today).isRefused('alert-not-open', says);
    // On the day before it was, whenever that is learnt.
    cleared.record(deferred('2025-11-30', '2025-12-31'), today).records(deferred('2025-11-30', '2025-12-31'));
  });

  it('knows no alert before it is raised, nor one of another entry', () => {
    on(...drifting)
      .record(deferred('2025-08-15', '2025-08-31'), today)
      .isRefused('no-such-alert', expect.stringContaining('15 August 2025') as string, { field: 'anchor' });
    // On its first day it is one.
    on(...drifting)
      .record(deferred('2025-08-16', '2025-08-31'), today)
      .records(deferred('2025-08-16', '2025-08-31'));
    on(...drifting)
      .record(happened('SignalDisputed', '2025-09-01', { rule: 'D01', anchor: idOf(1), says: 'Wrong.' }), today)
      .isRefused('no-such-alert', expect.any(String) as string);
  });

  it('records oversight and doubt of an alert that has cleared, too', () => {
    for (const fact of [overseen('2025-12-20'), disputed('2025-12-20')])
      on(...drifting, planned('2025-12-01'))
        .record(fact, today)
        .records(fact);
  });

  it('names an alert whole, or the child as a whole', () => {
    const whole = happened('OversightRecorded', '2025-09-01', { note: 'All in hand.' });
    on(...drifting)
      .record(whole, today)
      .records(whole);
    on(...drifting)
      .record(happened('OversightRecorded', '2025-09-01', { rule: 'D01', note: 'x' }), today)
      .isRefused('half-an-alert', expect.any(String) as string, { field: 'anchor' });
    on(...drifting)
      .record(happened('OversightRecorded', '2025-09-01', { anchor: idOf(0), note: 'x' }), today)
      .isRefused('half-an-alert', expect.any(String) as string, { field: 'rule' });
  });

  it('withdraws a deferral once, and not one that is over or that there is not', () => {
    const given = on(...drifting, deferred('2025-08-20', '2025-09-30'));
    given.record(withdrawn('2025-09-30', 2), today).records(withdrawn('2025-09-30', 2));
    given.record(withdrawn('2025-10-01', 2), today).isRefused('deferral-over', expect.stringContaining('30 September 2025') as string, {
      field: 'deferral',
    });
    given.record(withdrawn('2025-09-01', 0), today).isRefused('no-such-deferral', expect.any(String) as string, { field: 'deferral' });
    on(...drifting, deferred('2025-08-20', '2025-09-30'), withdrawn('2025-09-01', 2))
      .record(withdrawn('2025-09-02', 2), today)
      .recordsNothing();
    const again = [...drifting, deferred('2025-08-20', '2025-08-25'), withdrawn('2025-08-22', 2), deferred('2025-09-01', '2025-09-30')];
    on(...again)
      .record(withdrawn('2025-09-05', 4), today)
      .records(withdrawn('2025-09-05', 4));
  });

  it('adds nothing when asked twice', () => {
    for (const fact of [deferred('2025-08-20', '2025-09-30'), escalated('2025-08-20'), overseen('2025-08-20'), disputed('2025-08-20')])
      on(...drifting, fact)
        .record(fact, today)
        .recordsNothing();
  });
});

describe('any life with any oversight', () => {
  const day = fc.integer({ min: 0, max: 900 }).map(n => addDays('2023-04-01', n));
  const rule = fc.constantFrom('D01', 'D03', 'D06', 'D07', 'D12');
  const oversight = fc.tuple(day, fc.nat(3), rule, fc.integer({ min: 1, max: 200 }), fc.nat(4)).map(([on, n, rule, days, kind]) => {
    const about = { rule, anchor: idOf(n) };
    return [
      happened('SignalDeferred', on, { ...about, until: addDays(on, days), reason: 'x' }),
      happened('SignalEscalated', on, { ...about, to: 'TM' }),
      happened('OversightRecorded', on, { ...about, note: 'x' }),
      happened('SignalDisputed', on, { ...about, says: 'x' }),
      happened('DeferralWithdrawn', on, { deferral: idOf(2 + n) }),
    ][kind]!;
  });

  const deferral = fc
    .tuple(day, fc.nat(1), fc.constantFrom('D01', 'D03', 'D06', 'D07'), fc.integer({ min: 1, max: 200 }))
    .map(([on, n, rule, days]) => happened('SignalDeferred', on, { rule, anchor: idOf(n), until: addDays(on, days), reason: 'x' }));

  it('derives the same duties and the same drift as without it, whether it was told by hand or by a return', () =>
    fc.assert(
      fc.property(factsAt, fc.array(oversight, { maxLength: 8 }), fc.boolean(), (facts, handled, byReturn) => {
        const [told, about] = [entriesOf(...facts), asEntries(handled, facts.length)];
        const before = byReturn ? imported(told) : told;
        const derived = (entries: Entry[]) => tell(caseOf(entries));
        expect(derived([...before, ...about])).toEqual(derived(before));
      }),
      { numRuns: 80 },
    ));

  it('defers only days on which the alert is open, no graver than when it was deferred', () =>
    fc.assert(
      fc.property(fc.array(deferral, { minLength: 1, maxLength: 12 }), handled => {
        const [visit, review] = [happened('VisitMade', '2023-06-05', {}), reviewed('2023-11-06')];
        for (const { signal, deferrals } of lives(becameLookedAfter('2023-04-01'), placed('2023-04-01'), ...handled, visit, review))
          for (const { from, until, reviewOn } of deferrals) {
            expect(from < until && until <= addDays(reviewOn, 1) && reviewOn <= addDays(from, 90)).toBe(true);
            const grade = (day: Day) => severities.indexOf(severityOn(signal, day)?.severity as Severity);
            for (let day = from; day < until; day = addDays(day, 1)) {
              expect(grade(day)).toBeGreaterThanOrEqual(0);
              expect(grade(day)).toBeLessThanOrEqual(grade(from));
            }
          }
      }),
      { numRuns: 100 },
    ));
});
