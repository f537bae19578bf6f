import { importing } from '../support/returns';

const held = (date: string, year = 2024) => importing({ [year]: [`Reviews 01/01/2012,${date},PN1`] }).facts('ReviewHeld')[0]?.on;

describe('dates of a return', () => {
  it.each([
    ['01/06/2023', '2023-06-01'],
    ['1/6/2023', '2023-06-01'],
    ['01/06/23', '2023-06-01'],
    ['01-06-2023', '2023-06-01'],
    ['2023-06-01', '2023-06-01'],
    ['2023-06-01 00:00:00', '2023-06-01'],
    ['2023-06-01T00:00:00.000Z', '2023-06-01'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', undefined],
    ['06/13/2023', undefined],
    ['June 2023', undefined],
    ['NULL', undefined],
  ])('read %s as %s', (text, day) => {
    expect(held(text)).toBe(day);
  });

  it('take a year of two digits as the one no more than 19 after the return', () => {
    const told = importing({ 2024: ['Header F,05/05/08,WBRI,UN1', 'Episodes 12/05/23,S,C1,N1,U6,PR1', 'UASC F,05/05/08,05/05/26'] });
    expect(told.facts('IdentityRecorded')).toMatchObject([{ dateOfBirth: '2008-05-05' }]);
    expect(told.facts('ArrivedUnaccompanied')).toMatchObject([{ statusEndsOn: '2026-05-05' }]);
    expect(held('01/06/44')).toBe('1944-06-01');
  });
});
