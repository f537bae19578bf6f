import { fact, type Day } from '@waymark/domain';
import { wanted, type Wanted } from './wanted';
import { readDate, valueOf, type Report, type Said } from './said';
import { settle, type Claim, type Settled } from './settle';

interface Away {
  readonly end?: Day;
}

const read = (said: Said, report: Report): Claim<Away>[] => {
  const kind = valueOf(said, 'MISSING').toUpperCase();
  const start = readDate(said, 'MIS_START', { rule: '1004', effect: 'row-left-out', needed: true }, report);
  if (!/^[MA]$/.test(kind)) report(said, '1006', 'row-left-out', 'MISSING is neither M (missing) nor A (away without authorisation).');
  if (!start || !/^[MA]$/.test(kind)) return [];
  const end = readDate(said, 'MIS_END', { rule: '1005' }, report);
  if (!end || end >= start) return [{ key: `${kind} ${start}`, said, data: { end } }];
  report(said, '567', 'part-left-out', 'The child came back (MIS_END) before going missing (MIS_START). The end is not used.');
  return [{ key: `${kind} ${start}`, said, data: {} }];
};

const facts = (kind: string, { key, data: { end }, by }: Settled<Away>, overlapped: boolean): Wanted[] => {
  const on = key.slice(2);
  const start = kind === 'M' ? fact('MissingStarted', { on }) : fact('AwayStarted', { on });
  if (!end || overlapped) return [wanted(start, by)];
  return [wanted(start, by), wanted(kind === 'M' ? fact('MissingEnded', { on: end }) : fact('AwayEnded', { on: end }), by)];
};

/** Times missing, and away without authorisation. One that overlaps the one before continues it; one that lies within it says nothing new. */
export const tellMissing = (rows: readonly Said[], report: Report): Wanted[] => {
  const all = settle(
    rows.flatMap(said => read(said, report)),
    report,
  );
  return ['M', 'A'].flatMap(kind => {
    const spans: Settled<Away>[] = [];
    for (const span of all.filter(({ key }) => key.startsWith(kind))) {
      const [before, start] = [spans.at(-1), span.key.slice(2)];
      const within = before && (before.data.end ? !!span.data.end && span.data.end <= before.data.end : false);
      if (within) report(span.by[0]!, '574', 'row-left-out', 'This time lies within another one of the same kind. It is not used.');
      else spans.push(span);
      if (before && !within && (!before.data.end || start < before.data.end))
        report(
          span.by[0]!,
          '574',
          'warning',
          'This time starts before the one before it ended. The one before is taken to end when it starts.',
        );
    }
    return spans.flatMap((span, i) => facts(kind, span, !!spans[i + 1] && !!span.data.end && spans[i + 1]!.key.slice(2) < span.data.end));
  });
};
