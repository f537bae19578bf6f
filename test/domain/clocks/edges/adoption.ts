import { adoptionDecided, adoptionReviewed, adoptionVisit, match, order, plan, visitEvery } from '../../../support/facts';
import { becameLookedAfter, bornOn, ceased, entered, happened, idOf, placed, reviewed } from '../../../support/story';
import type { Edge } from './edge';

const care = entered('2025-04-14');
const reversed = (on: string) => happened('AdoptionDecisionReversed', on, {});
const minutes = (on: string) => happened('AdoptionPanelMinutesReceived', on, {});
const adopters = (on: string) => placed(on, { placement: 'A4' });
const fosteredOn = (on: string) => placed(on, { placement: 'U6' });
const consent = (on: string) => happened('ConsentToPlacementGiven', on, {});
const withdrawn = (on: string) => happened('ConsentToPlacementWithdrawn', on, {});
const revoked = (on: string) => happened('PlacementOrderRevoked', on, {});
const adopted = (on: string) => happened('AdoptionOrderMade', on, {});
const celebrated = happened('AdoptionCelebrated', '2025-06-02', {});
const book = (on: string) => happened('LifeStoryBookGiven', on, {});
const letter = (on: string) => happened('LaterLifeLetterGiven', on, {});
const applied = (on: string) => happened('AdoptionApplicationMade', on, {});

/** From adoption as the plan to the adoption order. */
export const adoption: readonly Edge[] = [
  [
    'AD-01',
    'the review that made it so',
    [
      ...care,
      reviewed('2025-05-01'),
      reviewed('2025-05-20'),
      plan('2025-05-02', 'RETURN6M'),
      plan('2025-05-21', 'ADOPTION', { review: idOf(3) }),
    ],
    ['#3 2025-05-20 from 2025-05-21 due 2025-07-20: open'],
  ],
  [
    'AD-01',
    'a review on the day of the plan',
    [...care, plan('2025-05-20', 'ADOPTION', { review: idOf(3) }), reviewed('2025-05-20')],
    ['#3 2025-05-20 due 2025-07-20: open'],
  ],
  [
    'AD-01',
    'a review held only later made nothing so',
    [...care, plan('2025-05-20', 'ADOPTION', { review: idOf(3) }), reviewed('2025-05-21')],
    ['#2 2025-05-20 due 2025-07-20: open'],
  ],
  [
    'AD-01',
    'decided before it was the plan',
    [...care, adoptionDecided('2025-05-01'), plan('2025-06-02', 'ADOPTION')],
    ['#3 2025-06-02 due 2025-08-02: met 2025-05-01 by #2'],
  ],
  [
    'AD-01',
    'decided on the first day of care',
    [...care, adoptionDecided('2025-04-14'), plan('2025-06-02', 'ADOPTION')],
    ['#3 2025-06-02 due 2025-08-02: met 2025-04-14 by #2'],
  ],
  [
    'AD-01',
    'decided in earlier care',
    [...entered('2025-01-06'), adoptionDecided('2025-01-20'), ceased('2025-02-03'), ...care, plan('2025-06-02', 'ADOPTION')],
    ['#6 2025-06-02 due 2025-08-02: open'],
  ],
  [
    'AD-01',
    'decided and reversed before',
    [...care, adoptionDecided('2025-05-01'), reversed('2025-05-10'), plan('2025-06-02', 'ADOPTION')],
    ['#4 2025-06-02 due 2025-08-02: open'],
  ],
  [
    'AD-01',
    'decided and reversed on one day',
    [...care, adoptionDecided('2025-05-01'), reversed('2025-05-01'), plan('2025-06-02', 'ADOPTION')],
    ['#4 2025-06-02 due 2025-08-02: open'],
  ],
  [
    'AD-01',
    'reversed on the day of the plan',
    [...care, adoptionDecided('2025-05-01'), reversed('2025-06-02'), plan('2025-06-02', 'ADOPTION')],
    ['#4 2025-06-02 due 2025-08-02: open'],
  ],
  [
    'AD-01',
    'an earlier decision was reversed, this one stands',
    [...care, reversed('2025-04-20'), adoptionDecided('2025-05-01'), plan('2025-06-02', 'ADOPTION')],
    ['#4 2025-06-02 due 2025-08-02: met 2025-05-01 by #3'],
  ],
  [
    'AD-01',
    'reversed only afterwards',
    [...care, adoptionDecided('2025-05-01'), plan('2025-06-02', 'ADOPTION'), reversed('2025-06-10')],
    ['#3 2025-06-02 due 2025-08-02: met 2025-05-01 by #2'],
  ],
  [
    'AD-01',
    'another plan',
    [...care, plan('2025-06-02', 'ADOPTION'), plan('2025-07-01', 'LTFOST18')],
    ['#2 2025-06-02 due 2025-08-02: void 2025-07-01, plan changed by #3'],
  ],
  [
    'AD-01',
    'care ends',
    [...care, plan('2025-06-02', 'ADOPTION'), ceased('2025-07-01')],
    ['#2 2025-06-02 due 2025-08-02: void 2025-07-01, care ended by #3'],
  ],
  [
    'AD-03',
    'decided before the panel',
    [...care, adoptionDecided('2025-05-30'), minutes('2025-06-02')],
    ['#3 2025-06-02 due 2025-06-11: open'],
  ],
  [
    'AD-03',
    'a match decided before another decision',
    [...care, minutes('2025-06-02'), adoptionDecided('2025-06-05'), match('2025-06-04')],
    ['#2 2025-06-02 due 2025-06-11: met 2025-06-04 by #4'],
  ],
  ['AD-03', 'reversed before', [...care, reversed('2025-05-30'), minutes('2025-06-02')], ['#3 2025-06-02 due 2025-06-11: open']],
  [
    'AD-03',
    'reversed on the day',
    [...care, minutes('2025-06-02'), reversed('2025-06-02')],
    ['#2 2025-06-02 due 2025-06-11: void 2025-06-02, decision reversed by #3'],
  ],
  [
    'AD-03',
    'another plan before, and on the day',
    [...care, plan('2025-05-30', 'RETURN6M'), plan('2025-06-02', 'RETURN6M'), minutes('2025-06-02')],
    ['#4 2025-06-02 due 2025-06-11: open'],
  ],
  [
    'AD-03',
    'another plan after',
    [...care, minutes('2025-06-02'), plan('2025-06-03', 'RETURN6M')],
    ['#2 2025-06-02 due 2025-06-11: void 2025-06-03, plan changed by #3'],
  ],
  [
    'AD-03',
    'adoption is the plan, or beside it',
    [...care, minutes('2025-06-02'), plan('2025-06-03', 'ADOPTION'), plan('2025-06-04', 'RETURN6M', { parallel: ['ADOPTION'] })],
    ['#2 2025-06-02 due 2025-06-11: open'],
  ],
  [
    'AD-03',
    'another plan, with others beside it',
    [...care, minutes('2025-06-02'), plan('2025-06-04', 'RETURN6M', { parallel: ['LTFOST18'] })],
    ['#2 2025-06-02 due 2025-06-11: void 2025-06-04, plan changed by #3'],
  ],
  ['AD-04', 'placed before', [...care, adopters('2025-05-01'), adoptionDecided('2025-06-02')], ['#3 2025-06-02 due 2025-12-02: open']],
  [
    'AD-04',
    'placed on the day',
    [...care, adopters('2025-06-02'), adoptionDecided('2025-06-02')],
    ['#3 2025-06-02 due 2025-12-02: void 2025-06-02, placed for adoption by #2'],
  ],
  ['AD-04', 'matched before', [...care, match('2025-05-01'), adoptionDecided('2025-06-02')], ['#3 2025-06-02 due 2025-12-02: open']],
  [
    'AD-11',
    'the second of the two meets it',
    [celebrated, book('2025-06-05'), letter('2025-06-10')],
    ['#0 2025-06-02 due 2025-06-16: met 2025-06-10 by #2'],
  ],
  ['AD-11', 'one alone meets nothing', [celebrated, book('2025-06-05')], ['#0 2025-06-02 due 2025-06-16: open']],
  [
    'AD-11',
    'on the 18th birthday',
    [bornOn('2007-06-12'), celebrated, book('2025-06-05'), letter('2025-06-12')],
    ['#1 2025-06-02 due 2025-06-16: met 2025-06-12 by #3'],
  ],
  [
    'AD-11',
    'after the 18th birthday',
    [bornOn('2007-06-12'), celebrated, book('2025-06-05'), letter('2025-06-13')],
    ['#1 2025-06-02 due 2025-06-16: void 2025-06-12, turned 18 by #0'],
  ],
  [
    'AD-07',
    'placed from a record that began in care',
    [happened('KnownInCare', '2025-04-01', { legalStatus: 'C2' }), fosteredOn('2025-04-01'), adopters('2025-06-02')],
    ['#2 2025-06-02 due 2025-06-09: open'],
  ],
  [
    'AD-07',
    'seen on the day of the order',
    [...care, adopters('2025-06-02'), adopted('2025-06-05'), adoptionVisit('2025-06-05')],
    ['#2 2025-06-02 due 2025-06-09: met 2025-06-05 by #4'],
  ],
  [
    'AD-07',
    'an order without the end of care',
    [...care, adopters('2025-06-02'), adopted('2025-06-05')],
    ['#2 2025-06-02 due 2025-06-09: void 2025-06-05, adoption order made by #3'],
  ],
  [
    'AD-07',
    'a review before placing lengthens nothing',
    [...care, reviewed('2025-05-20'), adopters('2025-06-02'), visitEvery(14, '2025-06-03'), adoptionVisit('2025-06-05')],
    ['#3 2025-06-02 due 2025-06-09: met 2025-06-05 by #5', '#5 2025-06-05 due 2025-06-12: open'],
  ],
  [
    'AD-07',
    'a review on the day of placing does',
    [...care, adopters('2025-06-02'), reviewed('2025-06-02'), visitEvery(14, '2025-06-03'), adoptionVisit('2025-06-05')],
    ['#2 2025-06-02 due 2025-06-09: met 2025-06-05 by #5', '#5 2025-06-05 due 2025-06-19: open'],
  ],
  [
    'AD-07',
    'so does one on the day of the visit',
    [...care, adopters('2025-06-02'), reviewed('2025-06-05'), visitEvery(14, '2025-06-03'), adoptionVisit('2025-06-05')],
    ['#2 2025-06-02 due 2025-06-09: met 2025-06-05 by #5', '#5 2025-06-05 due 2025-06-19: open'],
  ],
  [
    'AD-06',
    'care ends and begins again on one day',
    [...care, order('2025-05-01'), ceased('2025-07-01'), becameLookedAfter('2025-07-01'), adoptionReviewed('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-07-01, care ended by #3'],
  ],
  [
    'AD-06',
    'reviewed on the last day of care',
    [...care, order('2025-05-01'), ceased('2025-07-01'), adoptionReviewed('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: met 2025-07-01 by #4'],
  ],
  [
    'AD-06',
    'consent after one that was withdrawn',
    [...care, withdrawn('2025-04-20'), consent('2025-05-01')],
    ['#3 2025-05-01 due 2025-08-01: open'],
  ],
  [
    'AD-06',
    'consent withdrawn after care had ended',
    [...care, consent('2025-05-01'), ceased('2025-06-02'), withdrawn('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, care ended by #3'],
  ],
  [
    'AD-06',
    'consent withdrawn on the day care ended',
    [...care, consent('2025-05-01'), withdrawn('2025-06-02'), ceased('2025-06-02')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, care ended by #4'],
  ],
  [
    'AD-06',
    'consent withdrawn before',
    [...care, consent('2025-05-01'), withdrawn('2025-05-20'), ceased('2025-06-02')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-05-20, authority to place ended by #3'],
  ],
  [
    'AD-06',
    'an order after consent had ended',
    [...care, consent('2025-04-20'), withdrawn('2025-04-25'), order('2025-05-01')],
    ['#2 2025-04-20 due 2025-07-20: void 2025-04-25, authority to place ended by #3', '#4 2025-05-01 due 2025-08-01: open'],
  ],
  [
    'AD-06',
    'an order on the day consent ended',
    [...care, consent('2025-04-20'), withdrawn('2025-05-01'), order('2025-05-01')],
    ['#2 2025-04-20 due 2025-07-20: open'],
  ],
  [
    'AD-06',
    'an order within consent changes nothing',
    [...care, consent('2025-04-20'), order('2025-05-01'), revoked('2025-05-10'), withdrawn('2025-06-02')],
    ['#2 2025-04-20 due 2025-07-20: void 2025-06-02, authority to place ended by #5'],
  ],
  [
    'AD-06',
    'an order that outlasts consent',
    [...care, consent('2025-04-20'), order('2025-05-01'), withdrawn('2025-05-10'), revoked('2025-06-02')],
    ['#2 2025-04-20 due 2025-07-20: void 2025-06-02, authority to place ended by #5'],
  ],
  [
    'AD-06',
    'an order that ends under consent that stands',
    [...care, consent('2025-04-20'), order('2025-05-01'), revoked('2025-05-10')],
    ['#2 2025-04-20 due 2025-07-20: open'],
  ],
  [
    'AD-06',
    'an authority of earlier care',
    [...entered('2025-01-06'), consent('2025-01-20'), ceased('2025-02-03'), ...care],
    ['#2 2025-01-20 due 2025-04-20: void 2025-02-03, care ended by #3'],
  ],
  [
    'AD-06',
    'placed after it had ended',
    [...care, order('2025-05-01'), revoked('2025-06-02'), adopters('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, authority to place ended by #3'],
  ],
  [
    'AD-06',
    'a placing that ended on its first day',
    [...care, adopters('2025-04-20'), fosteredOn('2025-05-01'), order('2025-05-01')],
    ['#4 2025-05-01 due 2025-08-01: open'],
  ],
  [
    'AD-06',
    'a placing fails: again from the move',
    [...care, order('2025-05-01'), adopters('2025-06-02'), fosteredOn('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, placed for adoption by #3', '#4 2025-07-01 due 2025-10-01: open'],
  ],
  [
    'AD-06',
    'a placing fails when the order has gone',
    [...care, order('2025-05-01'), adopters('2025-06-02'), revoked('2025-06-20'), fosteredOn('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, placed for adoption by #3'],
  ],
  [
    'AD-06',
    'a placing fails on the day the order goes',
    [...care, order('2025-05-01'), adopters('2025-06-02'), revoked('2025-07-01'), fosteredOn('2025-07-01')],
    ['#2 2025-05-01 due 2025-08-01: void 2025-06-02, placed for adoption by #3'],
  ],
  [
    'AD-09',
    'applied for on the day the placing ended',
    [...care, adopters('2025-06-02'), fosteredOn('2025-09-01'), applied('2025-09-01')],
    ['#2 2025-06-02 due 2025-08-11: met 2025-09-01 by #4'],
  ],
  [
    'AD-09',
    'applied for after the placing had ended',
    [...care, adopters('2025-06-02'), happened('PlacementEnded', '2025-09-01', {}), applied('2025-09-02')],
    ['#2 2025-06-02 due 2025-08-11: void 2025-09-01, placement ended by #3'],
  ],
  [
    'AD-09',
    'a match with the foster carer, who has had the child since',
    [
      ...entered('2025-05-01'),
      happened('AdoptionMatchApproved', '2025-06-01', { byFosterCarer: true }),
      happened('PlacedForAdoption', '2025-06-02', {}),
    ],
    ['#3 2025-06-02 due 2025-07-10: open'],
  ],
  [
    'AD-09',
    'a match with the foster carer on the day',
    [
      ...entered('2025-05-01'),
      happened('AdoptionMatchApproved', '2025-06-02', { byFosterCarer: true }),
      happened('PlacedForAdoption', '2025-06-02', {}),
    ],
    ['#3 2025-06-02 due 2025-07-10: open'],
  ],
  [
    'AD-09',
    'a match with others',
    [...entered('2025-05-01'), match('2025-06-01'), happened('PlacedForAdoption', '2025-06-02', {})],
    ['#3 2025-06-02 due 2025-08-11: open'],
  ],
  [
    'AD-09',
    'a match with the foster carer only later',
    [
      ...entered('2025-05-01'),
      happened('PlacedForAdoption', '2025-06-02', {}),
      happened('AdoptionMatchApproved', '2025-06-03', { byFosterCarer: true }),
    ],
    ['#2 2025-06-02 due 2025-08-11: open'],
  ],
];
