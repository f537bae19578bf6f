import type { ChildTold } from '@waymark/application';
import { marks, obligationOn, severityOn, type Entry } from '@waymark/domain';

const standing = ({ standing: { period, status, placement, plan } }: ChildTold) => ({
  inCare: period ? (period.sinceBefore ? { sinceBefore: period.from } : { since: period.from }) : null,
  legalStatus: status ? { code: status.code, since: status.from } : null,
  placement: placement
    ? { code: placement.code, provider: placement.provider, since: placement.from, temporary: placement.temporary }
    : null,
  plan: plan ? { code: plan.code ?? null, parallel: plan.parallel, since: plan.from } : null,
});

const entriesOf = (entries: readonly Entry[]) => {
  const { correctedBy, struckBy } = marks(entries);
  return entries.map(({ id, revision, type, data: { on, ...data }, recordedAt }) => ({
    ...{ id, revision, type, on, recordedAt, data },
    ...{ correctedBy: correctedBy.get(id) ?? [], struckBy: struckBy.get(id) ?? null },
  }));
};

/** One child as JSON: how things stood at the end of the day, and the whole record as known. Obligations are those that had begun, signals those open. */
export const childJson = (told: ChildTold) => {
  const { child, on, known, flags, revision } = told;
  const obligations = told.obligations.map(row => ({ ...row, status: obligationOn(row, on) })).filter(({ status }) => status);
  const signals = told.signals.flatMap(signal => {
    const span = severityOn(signal, on);
    return span ? [{ ...signal, severity: span.severity }] : [];
  });
  return { child, on, known: known ?? null, revision, ...standing(told), flags, entries: entriesOf(told.entries), obligations, signals };
};
