import { adoptersSexes, adoptersStatuses, fact, reversalReasons, type Day } from '@waymark/domain';
import { wanted, type Wanted } from './wanted';
import { readCode, readDate, valueOf, type Report, type Said } from './said';
import { settle, type Claim } from './settle';

interface Decision {
  readonly reversedOn?: Day;
  readonly reason?: NonNullable<ReturnType<typeof readReason>>;
}
const readReason = (said: Said, report: Report) => readCode(reversalReasons, said, 'REASON_PLACED_CEASED', { rule: '120' }, report);

const placed = (said: Said, report: Report): Claim<Decision>[] => {
  const on = readDate(said, 'DATE_PLACED', { rule: '115', effect: 'row-left-out', needed: true }, report);
  if (!on) return [];
  const reversedOn = readDate(said, 'DATE_PLACED_CEASED', { rule: '116' }, report);
  const reason = readReason(said, report);
  if (reversedOn && reversedOn < on) {
    report(
      said,
      '118',
      'part-left-out',
      'The decision was reversed (DATE_PLACED_CEASED) before it was made (DATE_PLACED). That it was reversed is not used.',
    );
    return [{ key: on, said, data: {} }];
  }
  if (reason && !reversedOn && !valueOf(said, 'DATE_PLACED_CEASED'))
    report(said, '119', 'part-left-out', 'There is a reason for reversing the decision but no date. It is not used.');
  return [{ key: on, said, data: reversedOn ? { reversedOn, reason } : {} }];
};

const match = (said: Said, report: Report) => {
  const on = readDate(said, 'DATE_MATCH', { rule: '113' }, report);
  const [foster, number] = [valueOf(said, 'FOSTER_CARE'), valueOf(said, 'NB_ADOPTR')];
  if (foster && !/^[01]$/.test(foster)) report(said, '114', 'part-left-out', 'FOSTER_CARE is neither 0 nor 1. It is not used.');
  if (number && !/^[12]$/.test(number))
    report(said, '175', 'part-left-out', 'The number of adopters (NB_ADOPTR) is neither 1 nor 2. It is not used.');
  const data = {
    byFosterCarer: /^[01]$/.test(foster) ? foster === '1' : undefined,
    adopters: /^[12]$/.test(number) ? +number : undefined,
    adoptersSex: readCode(adoptersSexes, said, 'SEX_ADOPTR', { rule: '176' }, report),
    adoptersStatus: readCode(adoptersStatuses, said, 'LS_ADOPTR', { rule: '177' }, report),
  };
  return on ? [{ key: on, said, data }] : [];
};

/** DATE_INT and DATE_PLACED are the same decision: where they differ, that of PlacedAdoption is used. */
const sameDecision = (said: Said, decisions: readonly Claim<Decision>[], report: Report): Claim<Decision>[] => {
  const on = readDate(said, 'DATE_INT', { rule: '112' }, report);
  if (!on) return [];
  if (!decisions.length || decisions.some(({ key }) => key === on)) return [{ key: on, said, data: {} }];
  report(
    said,
    '523',
    'part-left-out',
    'The date of the decision in AD1 (DATE_INT) is not that in PlacedAdoption (DATE_PLACED). The latter is used.',
  );
  return [];
};

/** The decision that the child should be placed for adoption, its reversal, and the match. The move itself is a placement A3 to A6. */
export const tellAdoption = (placedAdoption: readonly Said[], ad1: readonly Said[], report: Report): Wanted[] => {
  const decisions = placedAdoption.flatMap(said => placed(said, report));
  const all = [...decisions, ...ad1.flatMap(said => sameDecision(said, decisions, report))];
  const matches = ad1.flatMap(said => match(said, report));
  return [
    ...settle(all, report).flatMap(({ key: on, data: { reversedOn, reason }, by }) => [
      wanted(fact('AdoptionDecisionMade', { on }), by),
      ...(reversedOn ? [wanted(fact('AdoptionDecisionReversed', { on: reversedOn, reason }), by)] : []),
    ]),
    ...settle(matches, report).map(({ key: on, data, by }) => wanted(fact('AdoptionMatchApproved', { ...data, on }), by)),
  ];
};
