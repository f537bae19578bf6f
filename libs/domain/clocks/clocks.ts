import { days, every, first, firstThen, months, own, weeks, workingDays, type Clock } from './clock';
import {
  accommodationVisits,
  keepingInTouch,
  moveThenReviewThenEvery2Months,
  needsAssessment,
  pathwayPlan,
  pathwayReviews,
  personalAdviser,
  unregulatedHome,
} from './leaving-care';
import { adoptionReviews, adoptionVisits, afterPlacing, asDecided, authorisedNotPlaced } from './adoption';
import { requestedVisits, visitsAfterNotice } from './asked-visits';
import { adjournedReviews, beforeTheEvent, earlyReviews } from './early-reviews';
import { carePlan, placementPlan } from './plans';
import { afterFirstReview, afterLaterReview, firstReview, laterReviews } from './reviews';
import { under, weeklyUntilReview, weekOnEntry } from './visit-regimes';
import { afterFirstYear, agreedLongTerm, inFirstYear, longTermSince, visits } from './visits';

const CPR = 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation';
const CLR = 'Care Leavers (England) Regulations 2010, regulation';
const AAR = 'Adoption Agencies Regulations 2005, regulation 36';
const since2011 = { version: 1, confidence: 'V1', inForce: '2011-04-01' } as const;
const since2005 = { version: 1, confidence: 'V1', inForce: '2005-12-30' } as const;

/**
 * The statutory clocks: one row of law each. A duty is due so long after the day it starts from, which is day 0, and met on its due date it is on
 * time. When law changes, end the row and add another: the old one keeps judging what began under it. Where the record begins with the child
 * already in care nobody knows when the first duties were due: they are told without a due date, as not in the record, and the chain goes on
 * from the first review or visit on record.
 */
// prettier-ignore
export const clocks = [
  { id: 'RV-01', says: 'First review', law: `${CPR} 33`, ...since2011, needs: ['episodes', 'reviews'],
    course: firstReview, step: first, within: workingDays(20) },
  { id: 'RV-02', says: 'Second review', law: `${CPR} 33`, ...since2011, needs: ['episodes', 'reviews'],
    course: laterReviews, step: afterFirstReview, within: months(3) },
  { id: 'RV-03', says: 'Later review', law: `${CPR} 33`, ...since2011, needs: ['episodes', 'reviews'],
    course: laterReviews, step: afterLaterReview, within: months(6) },
  { id: 'RV-04', says: 'Review brought forward', law: `${CPR}s 30 and 33; 20 working days are a proposal`, ...since2011,
    needs: ['episodes', 'visits', 'reviews'], course: earlyReviews, step: first, within: beforeTheEvent },
  { id: 'RV-07', says: 'Adjourned review completed', law: "Independent reviewing officers' handbook 2010", version: 1, confidence: 'G',
    inForce: '2011-04-01', needs: ['episodes', 'visits', 'reviews'], course: adjournedReviews, step: first, within: workingDays(20) },
  { id: 'VS-01', says: 'Visit in the first year of a placement', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits'],
    course: visits, step: inFirstYear, within: firstThen(weeks(1), weeks(6)) },
  { id: 'VS-02', says: 'Visit after the first year, placement to last until 18', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits'],
    course: visits, step: afterFirstYear(true), within: months(3) },
  { id: 'VS-03', says: 'Visit after the first year', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits'],
    course: visits, step: afterFirstYear(false), within: weeks(6) },
  { id: 'VS-04', says: 'Visit in an agreed long-term foster placement', law: `${CPR} 28 as amended by SI 2015/495`, version: 1,
    confidence: 'V2', inForce: longTermSince, needs: ['episodes', 'visits'], course: visits, step: agreedLongTerm, within: months(6) },
  { id: 'VS-05', says: 'Visit with parents before their assessment', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits', 'reviews'],
    course: visits, step: under('VS-05'), within: weeklyUntilReview('VS-05', weeks(6)) },
  { id: 'VS-06', says: 'Visit with a temporarily approved connected person', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits', 'reviews'],
    course: visits, step: under('VS-06'), within: weeklyUntilReview('VS-06', weeks(4)) },
  { id: 'VS-07', says: 'Visit with parents under an interim care order', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits', 'reviews'],
    course: visits, step: under('VS-07'), within: weeklyUntilReview('VS-07', weeks(4)) },
  { id: 'VS-08', says: 'Visit with parents under a care order', law: `${CPR} 28`, ...since2011, needs: ['episodes', 'visits'],
    course: visits, step: under('VS-08'), within: weekOnEntry('VS-08', weeks(6)) },
  { id: 'VS-10', says: 'Visit that was asked for', law: `${CPR} 28: as soon as reasonably practicable; 5 working days are a proposal`,
    ...since2011, needs: ['episodes', 'visits'], course: requestedVisits, step: first, within: workingDays(5) },
  { id: 'VS-11', says: 'Visit after a notice about the home', law: `${CPR} 28`, version: 1, confidence: 'G', inForce: '2011-04-01',
    needs: ['episodes', 'visits'], course: visitsAfterNotice, step: first, within: weeks(1) },
  { id: 'CP-01', says: 'Care plan', law: `${CPR} 4`, ...since2011, needs: ['episodes', 'plans'],
    course: carePlan, step: first, within: workingDays(10) },
  { id: 'PP-01', says: 'Placement plan', law: `${CPR} 9`, ...since2011, needs: ['episodes', 'plans'],
    course: placementPlan, step: first, within: workingDays(5) },
  { id: 'LC-02', says: 'Assessment of needs for leaving care', law: `${CPR} 42`, ...since2011, needs: ['episodes', 'leaving-care'],
    course: needsAssessment, step: first, within: months(3) },
  { id: 'LC-03', says: 'Pathway plan', law: `${CPR}s 43 and 44: as soon as possible after the assessment; 3 months are a proposal`,
    ...since2011, confidence: 'P', needs: ['episodes', 'leaving-care'],
    course: pathwayPlan, step: first, within: own('LC-03.months', 3, months) },
  { id: 'LC-04', says: 'Personal adviser', law: 'Children Act 1989, schedule 2, paragraph 19C; 3 months are a proposal',
    ...since2011, confidence: 'P', needs: ['episodes', 'leaving-care'],
    course: personalAdviser, step: first, within: own('LC-04.months', 3, months) },
  { id: 'LC-05', says: 'Review of the pathway plan', law: `${CLR} 7`, ...since2011, confidence: 'V2', needs: ['leaving-care'],
    course: pathwayReviews, step: every, within: months(6) },
  { id: 'LC-06', says: 'Visit to a home provided by the authority', law: `${CLR} 8`, ...since2011, needs: ['leaving-care'],
    course: accommodationVisits, step: every, within: moveThenReviewThenEvery2Months },
  { id: 'LC-07', says: 'Keeping in touch with a care leaver', law: 'Children Act 1989 guidance, volume 3, and local practice',
    ...since2011, confidence: 'V2', needs: ['leaving-care'],
    course: keepingInTouch, step: every, within: own('LC-07.weeks', 8, weeks) },
  { id: 'LC-08', says: 'Early review after a move to an unregulated home', law: 'Care Leavers (England) Regulations 2010',
    ...since2011, confidence: 'G', needs: ['leaving-care'],
    course: unregulatedHome, step: first, within: own('LC-08.days', 28, days) },
  { id: 'AD-06', says: 'Adoption review, authorised and not placed', law: AAR, ...since2005, needs: ['episodes', 'adoption', 'reviews'],
    course: authorisedNotPlaced, step: every, within: firstThen(months(3), months(6)) },
  { id: 'AD-07', says: 'Visit after placing for adoption', law: AAR, ...since2005, needs: ['episodes', 'visits', 'reviews'],
    course: adoptionVisits, step: every, within: asDecided },
  { id: 'AD-08', says: 'Review after placing for adoption', law: AAR, ...since2005, needs: ['episodes', 'adoption', 'reviews'],
    course: adoptionReviews, step: every, within: afterPlacing },
] as const satisfies readonly Clock[];

export type ClockId = (typeof clocks)[number]['id'];
