import { NotFound } from './errors';

/** Whether a text can be a child's number. */
export const isChildNumber = (child: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(child);

/** The stream of a child. Throws NotFound for what cannot be a child's number. */
export const childStream = (child: string): string => {
  if (!isChildNumber(child)) throw new NotFound();
  return `child-${child}`;
};
