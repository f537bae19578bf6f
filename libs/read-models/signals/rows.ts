import type { Telling } from '../telling';
import type { SignalSpanRow } from './signal-span.entity';
import type { SignalRow } from './signal.entity';

export const signalRows = ({ child, signals }: Telling): SignalRow[] =>
  signals.map((signal, n) => ({ child, n, ...signal, spans: [...signal.spans], facts: [...signal.facts] }));

export const signalSpanRows = ({ child, signals }: Telling): SignalSpanRow[] =>
  signals.flatMap(({ rule, spans }, n) =>
    spans.map(({ severity, from, until }, i) => ({ child, n, i, rule, severity, fromOn: from, untilOn: until })),
  );
