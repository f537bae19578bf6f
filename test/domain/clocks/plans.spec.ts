import type { NewFact } from '@waymark/domain';
import { ceased, dutiesOf, entered, happened, idOf, placed } from '../../support/story';

describe('plans', () => {
  const plan = (on: string, placement?: string): NewFact => happened('PlacementPlanPrepared', on, { placement });

  it('made before the placement count where they name it', () => {
    expect(dutiesOf('PP-01', ...entered('2025-04-14'), plan('2025-04-10', idOf(1)))).toMatchObject([
      { metOn: '2025-04-10', dueOn: '2025-04-23' },
    ]);
    expect(dutiesOf('PP-01', ...entered('2025-04-14'), plan('2025-04-10'))).toMatchObject([{ metOn: undefined }]);
  });

  it('for another placement do not count for this one', () => {
    const facts = [...entered('2025-04-14'), placed('2025-05-06', { placement: 'K2' }), plan('2025-04-16', idOf(2))];
    expect(dutiesOf('PP-01', ...facts)).toMatchObject([
      { metOn: undefined, frozenOn: '2025-05-06' },
      { metOn: '2025-04-16', dueOn: '2025-05-13' },
    ]);
  });

  it('for care count from the end of the care before', () => {
    const care = (on: string): NewFact => happened('CarePlanPrepared', on, {});
    expect(dutiesOf('CP-01', ...entered('2025-04-14'), care('2025-04-01'))).toMatchObject([{ metOn: '2025-04-01' }]);
    const again = [...entered('2025-01-06'), care('2025-01-10'), ceased('2025-02-03'), ...entered('2025-04-14')];
    expect(dutiesOf('CP-01', ...again)).toMatchObject([{ metOn: '2025-01-10' }, { metOn: undefined, dueOn: '2025-04-30' }]);
    expect(dutiesOf('CP-01', ...again, care('2025-03-20'))[1]).toMatchObject({ metOn: '2025-03-20' });
  });

  it('for care are due once, whatever moves follow', () => {
    expect(dutiesOf('CP-01', ...entered('2025-04-14'), placed('2025-04-20', { placement: 'K2' }))).toMatchObject([{ dueOn: '2025-04-30' }]);
  });
});
