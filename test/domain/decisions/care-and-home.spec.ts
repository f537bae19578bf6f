import { on } from '../../support/deciding';
import { becameLookedAfter, bornOn, ceased, happened, placed } from '../../support/story';

const looked = becameLookedAfter('2025-04-14');

describe('who the child is', () => {
  it('fills year and month of birth, which stay plain', () => {
    on()
      .record(bornOn('2015-05-20'))
      .records(happened('IdentityRecorded', '2015-05-20', { dateOfBirth: '2015-05-20', birthMonth: '2015-05' }));
  });
  it('does not record again what is known', () => {
    on(happened('IdentityRecorded', '2025-04-14', { sex: 'F', ethnicity: 'WBRI' }))
      .record(happened('IdentityRecorded', '2025-06-01', { sex: 'F' }))
      .recordsNothing();
  });
  it('refuses a birth after the day of the record, and a month that is none', () => {
    on()
      .record(bornOn('2025-06-01', '2025-04-14'))
      .isRefused('born-later', 'The date of birth cannot be after the day of this record.', { field: 'dateOfBirth' });
    on()
      .record(happened('IdentityRecorded', '2025-04-14', { birthMonth: 'May 2012' }))
      .isRefused('not-right', 'Year and month of birth must be in this form: YYYY-MM, like 2012-05.', { field: 'birthMonth' });
  });
});

describe('legal status and orders', () => {
  it('does not change a status into itself', () => {
    on(looked)
      .record(happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C1' }))
      .recordsNothing();
    const careOrder = happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C2' });
    on(looked).record(careOrder).records(careOrder);
  });
  it('records a placement order where the status E1 is asked for', () => {
    const order = happened('PlacementOrderMade', '2025-08-01', {});
    on(looked)
      .record(happened('LegalStatusChanged', '2025-08-01', { legalStatus: 'E1' }))
      .records(order);
    on(looked, order)
      .record(happened('PlacementOrderMade', '2025-09-01', {}))
      .recordsNothing();
  });
  it('takes an exit by adoption as the order', () => {
    on(looked, placed('2025-05-01', { placement: 'A5' }), ceased('2025-11-01', 'E11'))
      .record(happened('AdoptionOrderMade', '2025-11-01', {}))
      .recordsNothing();
  });
  it('asks who the special guardian is, and nothing else', () => {
    on(looked)
      .record(happened('SpecialGuardianshipOrderMade', '2025-11-01', { to: 'E8' }))
      .isRefused('not-a-guardian', 'Choose one of the reasons E45 to E48: they say who the special guardian is.', { field: 'to' });
  });
  it('knows of a child in care that they are in care', () => {
    on(looked)
      .record(happened('KnownInCare', '2025-05-01', { legalStatus: 'C1' }))
      .recordsNothing();
    const known = happened('KnownInCare', '2025-05-01', { legalStatus: 'C1' });
    on().record(known).records(known);
  });
  it('is recorded where it is new: a placement order as the order it is', () => {
    const order = happened('PlacementOrderMade', '2025-08-01', {});
    on(looked).record(order).records(order);
    on()
      .record(happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C2' }))
      .isRefused('nothing-open', expect.stringContaining('the child was not in care') as string);
  });
  it('does not record an order again that another status followed on its day', () => {
    const order = happened('PlacementOrderMade', '2025-08-01', {});
    const careOrder = happened('LegalStatusChanged', '2025-08-01', { legalStatus: 'C2' });
    on(looked, order, careOrder)
      .record(happened('LegalStatusChanged', '2025-08-01', { legalStatus: 'E1' }))
      .recordsNothing();
  });
  it('takes only an exit by adoption, of that day, as the order', () => {
    const order = (day: string) => happened('AdoptionOrderMade', day, {});
    const adopted = [looked, placed('2025-05-01', { placement: 'A5' }), ceased('2025-11-01', 'E12')];
    on(...adopted)
      .record(order('2025-11-01'))
      .recordsNothing();
    on(...adopted)
      .record(order('2025-11-02'))
      .records(order('2025-11-02'));
    on(looked, ceased('2025-11-01', 'E4B')).record(order('2025-11-01')).records(order('2025-11-01'));
  });
  it('records special guardianship with or without who it is', () => {
    for (const to of [undefined, 'E46'] as const) {
      const order = happened('SpecialGuardianshipOrderMade', '2025-11-01', { to });
      on(looked).record(order).records(order);
    }
  });
});

describe('a death', () => {
  const died = (day: string, at?: string) => happened('DeathRecorded', day, { at });
  it('ends the care of a child in care: one fact', () => {
    on(looked).record(died('2025-06-01')).records(ceased('2025-06-01', 'E2'));
    on(looked)
      .record(died('2025-06-01', '2025-06-01T10:00:00Z'))
      .records(happened('CeasedToBeLookedAfter', '2025-06-01', { reason: 'E2', at: '2025-06-01T10:00:00Z' }));
  });
  it('is recorded as it is where the child is not in care, and once', () => {
    on().record(died('2025-06-01')).records(died('2025-06-01'));
    on(looked, ceased('2025-06-01', 'E2')).record(died('2025-06-02')).recordsNothing();
  });
});

describe('moving placement', () => {
  it('is simply the first where there was none', () => on(looked).record(placed('2025-04-14')).records(placed('2025-04-14')));
  it('is no news where the child lives already, with the same carer', () => {
    const home = placed('2025-04-14', { carer: 'carer-7' });
    on(looked, home)
      .record(placed('2025-06-01', { carer: 'carer-7' }))
      .recordsNothing();
    on(looked, home)
      .record(placed('2025-06-01', { sameCarer: true, carer: undefined }))
      .recordsNothing();
    const other = placed('2025-06-01', { carer: 'carer-8' });
    on(looked, home).record(other).records(other);
  });
  it('is news where no carer is named, or the same carer now fosters long term', () => {
    on(looked, placed('2025-04-14')).record(placed('2025-06-01')).records(placed('2025-06-01'));
    const longTerm = placed('2025-06-01', { placement: 'U4', carer: 'carer-7' });
    on(looked, placed('2025-04-14', { carer: 'carer-7' }))
      .record(longTerm)
      .records(longTerm);
  });
  it('looks at the day of the move, not at today', () => {
    const story = [looked, placed('2025-04-14', { carer: 'carer-7' }), placed('2025-08-01', { placement: 'K2', carer: 'home-2' })];
    const between = placed('2025-06-01', { placement: 'K2', carer: 'home-2' });
    on(...story)
      .record(between)
      .records(between);
  });
  it('takes a placement for adoption as being placed for adoption', () => {
    on(looked, placed('2025-05-01', { placement: 'A5' }))
      .record(happened('PlacedForAdoption', '2025-05-01', {}))
      .recordsNothing();
  });
  it('is news where the child has no home since the last', () => {
    const again = placed('2025-06-05', { carer: 'carer-7' });
    on(looked, placed('2025-04-14', { carer: 'carer-7' }), happened('PlacementEnded', '2025-06-01', {}))
      .record(again)
      .records(again);
  });
  it('takes only a placement for adoption that begins that day as being placed for adoption', () => {
    const forAdoption = (day: string) => happened('PlacedForAdoption', day, {});
    const adopters = placed('2025-05-01', { placement: 'A5' });
    on(looked, placed('2025-04-14'), adopters).record(forAdoption('2025-05-01')).recordsNothing();
    on(looked, placed('2025-04-14'), adopters).record(forAdoption('2025-05-10')).records(forAdoption('2025-05-10'));
    on(looked, placed('2025-05-01')).record(forAdoption('2025-05-01')).records(forAdoption('2025-05-01'));
  });
});
