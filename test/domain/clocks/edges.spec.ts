import { duties } from '../../support/duties';
import { adoption } from './edges/adoption';
import { healthAndEducation } from './edges/health-and-education';
import { homes } from './edges/homes';
import { leavingCare } from './edges/leaving-care';
import { reviewsAndCourt } from './edges/reviews-and-court';
import { staysAndOfficers } from './edges/stays-and-officers';

describe('at its edge', () => {
  it.each([...reviewsAndCourt, ...healthAndEducation, ...homes, ...staysAndOfficers, ...adoption, ...leavingCare])(
    '%s: %s',
    (rule, _what, facts, rows) => expect(duties(rule, ...facts)).toEqual(rows),
  );
});
