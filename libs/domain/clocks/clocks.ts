import { decisionAfterPanel, decisionAfterPlan, lifeStory, matchAfterDecision } from './adoption-plan';
import { days, every, first, firstThen, hours, months, namedDay, own, sameDay, weeks, workingDays, type Clock } from './clock';
import { consentReviewed } from './consent';
import { planAges, planBegun, planCompleted } from './education';
import { endingApproved } from './end-of-care';
import { guardianshipAssessment } from './guardianship';
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
import { returnInterview } from './missing';
import { areaNotified, distanceApproved, outOfAreaApproved } from './out-of-area';
import type { ownClocks } from './own-clocks';
import { authorityDelegated, carePlan, doctorFound, placementPlan, planSigned } from './plans';
import { afterReview, concernResolved, officerAppointed, officerReplaced } from './reviewing-officer';
import { careProceedings, caseManagement, preProceedings, weeksBeginningWithTheDay } from './proceedings';
import { byTheHorizon, returnHome } from './return-home';
import { afterFirstReview, afterLaterReview, firstReview, laterReviews } from './reviews';
import { detentionPlanned, emergencyEnds, libertyReviewed, secureAuthorised, secureReviewed, sixDays, statusEnds } from './short-stays';
import { asAgreed, shortBreakReviews, shortBreakVisits } from './short-breaks';
import { under, weeklyUntilReview, weekOnEntry } from './visit-regimes';
import { afterFirstYear, agreedLongTerm, inFirstYear, longTermSince, visits } from './visits';
import { parentsAssessed, parentsDecided } from './with-parents';

const CPR = 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation';
const CLR = 'Care Leavers (England) Regulations 2010, regulation';
const AAR = 'Adoption Agencies Regulations 2005, regulation 36';
const PEP = 'Promoting the education of looked-after children and previously looked-after children, statutory guidance 2018';
const CA = 'Children Act 1989, section';
const RCR = "Review of Children's Cases Regulations 1991, regulation 3";
const until2011 = { version: 1, confidence: 'G', inForce: '1991-10-14', ended: '2011-04-01' } as const;
const since1991 = { version: 1, confidence: 'V1', inForce: '1991-10-14' } as const;
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
  { id: 'RV-01', says: 'First review', law: RCR, ...until2011, needs: ['episodes', 'reviews'],
    course: firstReview, step: first, within: weeks(4) },
  { id: 'RV-01', says: 'First review', law: `${CPR} 33`, ...since2011, version: 2, needs: ['episodes', 'reviews'],
    course: firstReview, step: first, within: workingDays(20) },
  { id: 'RV-02', says: 'Second review', law: RCR, ...until2011, needs: ['episodes', 'reviews'],
    course: laterReviews, step: afterFirstReview, within: months(3) },
  { id: 'RV-02', says: 'Second review', law: `${CPR} 33`, ...since2011, version: 2, needs: ['episodes', 'reviews'],
    course: laterReviews, step: afterFirstReview, within: months(3) },
  { id: 'RV-03', says: 'Later review', law: RCR, ...until2011, needs: ['episodes', 'reviews'],
    course: laterReviews, step: afterLaterReview, within: months(6) },
  { id: 'RV-03', says: 'Later review', law: `${CPR} 33`, ...since2011, version: 2, needs: ['episodes', 'reviews'],
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
  { id: 'PP-02', says: 'Placement plan agreed and signed', law: `${CPR} 9`, ...since2011, needs: ['episodes', 'plans'],
    course: planSigned, step: first, within: workingDays(5) },
  { id: 'PP-03', says: 'Authority delegated to the carer', law: `${CPR} 9 and schedule 2, paragraph 3`, ...since2011, inForce: '2013-07-01',
    needs: ['episodes', 'plans'], course: authorityDelegated, step: first, within: workingDays(5) },
  { id: 'IR-01', says: 'Independent reviewing officer appointed', law: 'Children Act 1989, section 25A; 5 working days are good practice', ...since2011,
    confidence: 'V2', needs: ['episodes', 'workers'], course: officerAppointed, step: first, within: workingDays(5) },
  { id: 'IR-02', says: 'Independent reviewing officer replaced', law: 'Children Act 1989, section 25A: as soon as practicable', ...since2011,
    confidence: 'P', needs: ['episodes', 'workers'], course: officerReplaced, step: first, within: workingDays(5) },
  { id: 'IR-06', says: 'Concern of the independent reviewing officer resolved', law: 'Children Act 1989, section 25B; IRO Handbook 2010', ...since2011,
    confidence: 'G', needs: ['episodes', 'workers'], course: concernResolved, step: first, within: workingDays(20) },
  { id: 'IR-07a', says: 'Decisions of the review circulated', law: 'IRO Handbook 2010', ...since2011, confidence: 'G',
    needs: ['episodes', 'reviews', 'plans'], course: afterReview('DECISIONS'), step: first, within: workingDays(5) },
  { id: 'IR-07b', says: 'Full record of the review written', law: 'IRO Handbook 2010', ...since2011, confidence: 'G',
    needs: ['episodes', 'reviews', 'plans'], course: afterReview('RECORD'), step: first, within: workingDays(15) },
  { id: 'IR-07c', says: 'Full record of the review distributed', law: 'IRO Handbook 2010', ...since2011, confidence: 'G',
    needs: ['episodes', 'reviews', 'plans'], course: afterReview('DISTRIBUTED'), step: first, within: workingDays(20) },
  { id: 'HL-09', says: 'Registered with a GP', law: `${CPR} 7; 10 working days are a proposal`, ...since2011, confidence: 'P',
    needs: ['episodes', 'health'], course: doctorFound, step: first, within: workingDays(10) },
  { id: 'ED-01', says: 'Personal education plan begun', law: PEP, ...since2011, confidence: 'V2', needs: ['episodes', 'education'],
    course: planBegun, step: first, within: { ...workingDays(10), sets: planAges } },
  { id: 'ED-02', says: 'Personal education plan ready for the first review', law: PEP, ...since2011, confidence: 'V2', needs: ['episodes', 'education'],
    course: planCompleted, step: first, within: { ...workingDays(20), sets: planAges } },
  { id: 'PL-01', says: 'Approval of a placement outside the area', law: `${CPR} 11`, ...since2011, inForce: '2014-01-27', needs: ['episodes', 'plans'],
    course: outOfAreaApproved, step: first, within: sameDay('before the placement, in an emergency at once after') },
  { id: 'PL-02', says: 'Approval of a placement at a distance by the Director', law: `${CPR} 11`, ...since2011, inForce: '2014-01-27',
    needs: ['episodes', 'plans'], course: distanceApproved, step: first, within: sameDay('before the placement, in an emergency at once after') },
  { id: 'PL-03', says: 'Area authority notified of the placement', law: `${CPR} 13`, ...since2011, needs: ['episodes', 'plans'],
    course: areaNotified, step: first, within: workingDays(5) },
  { id: 'PL-05a', says: 'Parents assessed and the assessment reviewed', law: `${CPR} 19`, ...since2011, needs: ['episodes', 'plans'],
    course: parentsAssessed, step: first, within: workingDays(10) },
  { id: 'PL-05b', says: 'Placement with parents decided', law: `${CPR} 19`, ...since2011, needs: ['episodes', 'plans'],
    course: parentsDecided, step: first, within: workingDays(10) },
  { id: 'PL-12', says: "End of an emergency placement outside the carer's approval", law: `${CPR} 23`, ...since2011, confidence: 'V2',
    needs: ['episodes', 'plans'], course: emergencyEnds, step: first, within: sixDays },
  { id: 'PL-17', says: 'End of police protection', law: `${CA} 46`, ...since1991, needs: ['episodes'],
    course: statusEnds('L1'), step: first, within: hours(72) },
  { id: 'PL-19', says: 'End of a child assessment order', law: `${CA} 43`, ...since1991, needs: ['episodes'],
    course: statusEnds('L3'), step: first, within: days(7) },
  { id: 'PL-20a', says: 'Secure accommodation authorised by the court', law: `${CA} 25`, ...since1991, confidence: 'G', needs: ['episodes', 'court'],
    course: secureAuthorised, step: first, within: hours(72) },
  { id: 'PL-20b', says: 'Secure accommodation reviewed', law: 'Children (Secure Accommodation) Regulations 1991, regulation 15', ...since1991,
    confidence: 'G', needs: ['episodes', 'reviews', 'court'], course: secureReviewed, step: every, within: firstThen(months(1), months(3)) },
  { id: 'PL-21', says: 'Deprivation of liberty reviewed', law: 'Inherent jurisdiction of the High Court', ...since2011, needs: ['episodes', 'court'],
    course: libertyReviewed, step: first, within: namedDay },
  { id: 'PL-22', says: 'Detention placement plan', law: 'Care Planning Regulations 2010, part 8A', ...since2011, confidence: 'G', inForce: '2013-04-19',
    needs: ['episodes', 'plans'], course: detentionPlanned, step: first, within: workingDays(10) },
  { id: 'MS-01', says: 'Return interview', law: 'Statutory guidance on children who run away or go missing, 2014', ...since2011, confidence: 'V2',
    inForce: '2014-01-01', needs: ['episodes', 'missing'], course: returnInterview, step: first, within: hours(72) },
  { id: 'CE-01', says: 'Ending of care approved', law: `${CPR} 39`, ...since2011, needs: ['episodes', 'plans'],
    course: endingApproved, step: first, within: sameDay('before care ends') },
  { id: 'S2-05', says: 'Section 20 and consent looked at in the review', law: 'Good practice', ...since2011, confidence: 'P',
    needs: ['episodes', 'reviews', 'plans'], course: consentReviewed, step: first, within: sameDay('at every review') },
  // No return holds reviews of children in short breaks.
  { id: 'SB-04', says: 'Review of short breaks', law: `${CPR} 48`, ...since2011, confidence: 'V2', needs: ['episodes', 'reviews', 'plans'],
    course: shortBreakReviews, step: every, within: firstThen(months(3), months(6)) },
  { id: 'SB-05', says: 'Visit during short breaks', law: `${CPR} 48`, ...since2011, confidence: 'G', needs: ['episodes', 'visits', 'plans'],
    course: shortBreakVisits, step: every, within: asAgreed },
  { id: 'PM-03', says: 'End of pre-proceedings', law: 'Public Law Outline: good practice of the family courts',
    version: 1, confidence: 'G', inForce: '2014-04-22', needs: ['court'],
    course: preProceedings, step: first, within: own('PM-03.weeks', 16, weeks) },
  { id: 'PM-04', says: 'Care proceedings', law: 'Children Act 1989, section 32: an extension moves the authorised date, not this one',
    version: 1, confidence: 'V1', inForce: '2014-04-22', needs: ['court'],
    course: careProceedings, step: first, within: weeksBeginningWithTheDay(26) },
  { id: 'PM-05', says: 'Case management hearing', law: 'Practice Direction 12A',
    version: 1, confidence: 'G', inForce: '2014-04-22', needs: ['court'],
    course: caseManagement, step: first, within: own('PM-05.days', 18, workingDays) },
  { id: 'AD-01', says: 'Adoption decision after the plan', law: 'Statutory guidance on adoption, 2014',
    version: 1, confidence: 'V2', inForce: '2014-07-01', needs: ['episodes', 'plans', 'adoption'],
    course: decisionAfterPlan, step: first, within: months(2) },
  { id: 'AD-03', says: 'Decision after the adoption panel', law: 'Statutory guidance on the Adoption Agencies Regulations 2005',
    version: 1, confidence: 'G', inForce: '2014-07-01', needs: ['adoption'],
    course: decisionAfterPanel, step: first, within: own('AD-03.days', 7, workingDays) },
  { id: 'AD-04', says: 'Match after the adoption decision', law: 'National minimum standards for adoption',
    ...since2011, confidence: 'G', needs: ['episodes', 'adoption'],
    course: matchAfterDecision, step: first, within: own('AD-04.months', 6, months) },
  { id: 'AD-11', says: 'Life story book and later-life letter', law: 'Adoption Agencies Regulations 2005, regulation 35, and guidance',
    version: 1, confidence: 'G', inForce: '2014-07-01', needs: ['adoption'],
    course: lifeStory, step: first, within: own('AD-11.days', 10, workingDays) },
  { id: 'SG-03', says: 'Special guardianship assessment', law: 'Local practice and the direction of the court: no national maximum',
    ...since2011, confidence: 'G', needs: ['guardianship'],
    course: guardianshipAssessment, step: first, within: own('SG-03.days', 84, days) },
  { id: 'RH-01', says: 'Return home by the date of the plan', law: `${CPR} 39, and the plan: no national maximum`,
    ...since2011, confidence: 'P', needs: ['episodes', 'plans'],
    course: returnHome, step: first, within: byTheHorizon },
] as const satisfies readonly Clock[];

export type ClockId = (typeof clocks)[number]['id'] | (typeof ownClocks)[number]['id'];
