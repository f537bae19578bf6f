import { ethnicities, fact, sexes, type Day, type FactOf } from '@waymark/domain';
import { wanted, type Wanted } from './wanted';
import type { Module } from './columns';
import { readDay } from './dates';
import { readCode, readDate, textOf, valueOf, type Report, type Said } from './said';
import { settle } from './settle';

const flags: Record<string, boolean | undefined> = { '0': false, '1': true };
/** Until 2024 the return said 1 and 2, and some systems still do. */
const sexesBefore2025: Record<string, string> = { '1': 'M', '2': 'F' };
const upn = /^([A-HJ-NP-RT-Z]\d{11}[\dA-Z]|UN[1-5])$/;

const read = (said: Said, report: Report): Omit<FactOf<'IdentityRecorded'>, 'on'> => {
  const mother = valueOf(said, 'MOTHER');
  if (mother && !(mother in flags)) report(said, 'no-code', 'part-left-out', 'MOTHER is neither 0 nor 1. It is not used.');
  const pupil = textOf(said, 'UPN')?.toUpperCase();
  if (pupil && !upn.test(pupil))
    report(said, '168', 'warning', 'The unique pupil number (UPN) does not have the form of one. It is used as given.');
  const dateOfBirth = readDate(said, 'DOB', { rule: '102', needed: true }, report);
  return {
    dateOfBirth,
    birthMonth: dateOfBirth?.slice(0, 7),
    sex: readCode(sexes, said, 'SEX', { rule: '101', needed: true, formerly: sexesBefore2025 }, report),
    ethnicity: readCode(ethnicities, said, 'ETHNIC', { rule: '103', needed: true }, report),
    upn: pupil,
    mother: flags[mother],
    firstChildBorn: readDate(said, 'MC_DOB', { rule: 'no-date' }, report),
  };
};

/**
 * Who the child is, from Header. `on` is the first day of the month of birth: it is plain, gives away no more than the month beside it, and is the
 * same whichever return is imported first.
 */
export const tellIdentity = (headers: readonly Said[], otherwise: Day, report: Report): Wanted[] =>
  settle(
    headers.map(said => ({ key: '', said, data: read(said, report) })),
    report,
  )
    .filter(({ data }) => Object.keys(data).length)
    .map(({ data, by }) => wanted(fact('IdentityRecorded', { ...data, on: data.birthMonth ? `${data.birthMonth}-01` : otherwise }), by));

/** DfE's rules for a date of birth that is not Header's. */
const otherBirth: Partial<Record<Module, string>> = {
  AD1: 'INT11',
  PlacedAdoption: 'INT12',
  Missing: 'INT13',
  PrevPerm: 'INT16',
  Reviews: 'INT17',
  UASC: 'INT18',
};

/** Reports where a module of a return gives another date of birth than its Header, which alone is used. */
export const compareBirths = (said: readonly Said[], report: Report): void => {
  const born = (row: Said): Day | undefined => readDay(valueOf(row, 'DOB'), row.year);
  const headers = new Map(said.filter(({ module }) => module === 'Header').map(row => [row.year, born(row)]));
  for (const row of said) {
    const [rule, header, own] = [otherBirth[row.module], headers.get(row.year), born(row)];
    if (rule && header && own && header !== own)
      report(row, rule, 'warning', 'The date of birth (DOB) is not the one that Header gives. That of Header is used.');
  }
};
