/** `obligationOn` and `isOpenOn` of the domain as SQL, for an obligation row and a day; a test holds the two together. */
export const statusOn = (o: string, day: string): string => `CASE
    WHEN ${day} < ${o}.starts_on THEN NULL
    WHEN ${o}.due_on IS NULL THEN 'not-in-record'
    WHEN ${o}.met_on <= ${day} THEN CASE
      WHEN ${o}.not_before OR ${o}.met_on < ${o}.due_on OR (${o}.met_on = ${o}.due_on AND (${o}.met_at COLLATE "C" > ${o}.due_at) IS NOT TRUE) THEN 'met-on-time'
      ELSE 'met-late' END
    WHEN ${o}.voided_on <= ${day} THEN 'voided'
    WHEN ${o}.unknown_from <= ${day} THEN 'not-in-record'
    WHEN ${o}.frozen_on <= ${day} THEN 'overdue'
    WHEN ${o}.not_before THEN 'not-yet-due'
    WHEN ${day} > ${o}.due_on OR (${day} = ${o}.due_on AND ${o}.due_at IS NOT NULL) THEN 'overdue'
    WHEN ${day} >= ${o}.soon_on THEN 'due-soon'
    ELSE 'not-yet-due' END`;

export const isOpenOn = (o: string, day: string): string =>
  `(${o}.not_before IS NOT TRUE AND ${statusOn(o, day)} IN ('not-yet-due', 'due-soon', 'overdue') AND (${o}.frozen_on IS NULL OR ${day} < ${o}.frozen_on)) IS TRUE`;
