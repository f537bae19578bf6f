import { changeReasons, isCode, placementTypes, providers, type Day } from '@waymark/domain';
import { readDateParts, type DateParts } from '../days';
import { textOf } from '../forms';

/** What the form holds, as it came: text, field by field. It goes from page to page in the form itself; nothing is kept of it on the server. */
export interface MoveForm extends DateParts {
  readonly placement: string;
  readonly provider: string;
  readonly because: string;
  readonly carer: string;
  readonly sameCarer: string;
  /** Made with the form: the same key twice records once. */
  readonly key: string;
  /** The last entry of the child that the person had seen, by revision. */
  readonly basedOn: string;
  /** Why something that ought not to be is so after all. */
  readonly reason: string;
}

const fields: readonly (keyof MoveForm)[] = [
  'day',
  'month',
  'year',
  'placement',
  'provider',
  'because',
  'carer',
  'sameCarer',
  'key',
  'basedOn',
  'reason',
];

export const emptyForm = Object.fromEntries(fields.map(field => [field, ''])) as unknown as MoveForm;

/** Takes the fields out of a posted body; what is not text, or not asked for, is left out. */
export const readForm = (body: unknown): MoveForm =>
  Object.fromEntries(fields.map(field => [field, textOf(body, field)])) as unknown as MoveForm;

export interface Move {
  readonly on: Day;
  readonly placement: string;
  readonly provider?: string;
  readonly because?: string;
  readonly carer?: string;
  readonly sameCarer?: true;
}

/** The move that the form describes, or what is wrong with which field, in the order of the page. Without a placement before, no reason is asked. */
export const moveOf = (form: MoveForm, isFirst: boolean): { move: Move } | { wrong: Partial<Record<keyof MoveForm, string>> } => {
  const date = readDateParts(form, 'the date of the move');
  const { placement, provider, because, carer } = form;
  const wrong = {
    ...('on' in date ? {} : { [date.part]: date.says }),
    ...(isCode(placementTypes, placement) ? {} : { placement: 'Select the type of placement' }),
    ...(isCode(providers, provider) ? {} : { provider: 'Select who provides the placement' }),
    ...(isFirst || isCode(changeReasons, because) ? {} : { because: 'Select why the placement before ended' }),
  };
  if (!('on' in date) || Object.keys(wrong).length) return { wrong };
  const move: Move = { on: date.on, placement, provider, because: isFirst ? undefined : because, carer: carer || undefined };
  return { move: form.sameCarer === 'yes' ? { ...move, sameCarer: true } : move };
};
