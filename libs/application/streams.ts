import { NotFound } from './errors';

/** The stream of a child. Throws NotFound for what cannot be a child's number. */
export const childStream = (child: string): string => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(child)) throw new NotFound();
  return `child-${child}`;
};
