import { clearedOn, firstHandledOn, since } from '@waymark/domain';
import type { Telling } from '../telling';
import type { SignalDeferralRow } from './signal-deferral.entity';
import type { SignalSpanRow } from './signal-span.entity';
import type { SignalRow } from './signal.entity';

export const signalRows = ({ child, lives }: Telling): SignalRow[] =>
  lives.map((life, n) => {
    const { signal } = life;
    const days = { sinceOn: since(signal), clearedOn: clearedOn(life), handledOn: firstHandledOn(life) };
    return { child, n, ...signal, spans: [...signal.spans], facts: [...signal.facts], ...days };
  });

export const signalSpanRows = ({ child, signals }: Telling): SignalSpanRow[] =>
  signals.flatMap(({ rule, spans }, n) =>
    spans.map(({ severity, from, until }, i) => ({ child, n, i, rule, severity, fromOn: from, untilOn: until })),
  );

export const signalDeferralRows = ({ child, lives }: Telling): SignalDeferralRow[] =>
  lives.flatMap(({ deferrals }, n) =>
    deferrals.map(({ from, until, reviewOn }, i) => ({ child, n, i, fromOn: from, untilOn: until, reviewOn })),
  );
