/** What nobody has confirmed, or what has more than one reading, in plain sight: with the codes of the rules it bears on. */
export interface Doubt {
  readonly about: readonly string[];
  readonly says: string;
}

export const doubts: readonly Doubt[] = [
  { about: ['A20'], says: 'Adoption measure A20: nobody found its definition. Waymark has no measure under that name.' },
  {
    about: ['RV-01', 'RV-02', 'RV-03'],
    says: "Version 1 of the reviews, to 31 March 2011: the day it came into force was read in the Review of Children's Cases Regulations 1991; its four weeks, 3 and 6 months were not read there.",
  },
  {
    about: ['PL-11', 'LF-01', 'D10'],
    says: 'Long-term fostering is taken to be regulation 22B. Regulation 22A is about early permanence and fostering for adoption.',
  },
  {
    about: ['IR-06', 'IR-07', 'RV-06', 'RV-07', 'AD-03', 'PM-01'],
    says: 'Volume 2 of the guidance and the IRO Handbook were not read in the original: their 5, 15 and 20 working days, the adjournment of a review and the 7 days after a panel are unconfirmed, and no paragraph is cited.',
  },
  {
    about: ['RC-01'],
    says: 'How long records are kept follows the Welsh twins of regulations 49 and 50 and of the adoption disclosure rules. The English text was not read.',
  },
  {
    about: ['PL-12'],
    says: 'Six days of an emergency placement outside the terms of approval: working days or all days? Waymark counts all days, which is stricter.',
  },
  {
    about: ['SB-01', 'SB-05'],
    says: 'How often a child in short breaks is visited, and whether the limit of 17 days still stands beside the 75: both unconfirmed.',
  },
  {
    about: ['D08', 'D09'],
    says: 'When a carer stays the same at the edges (a carer whom the child follows to another agency, adoption by the carer), the national indicators of stability may count otherwise.',
  },
  {
    about: ['RV-08', 'VS-01'],
    says: 'No national figures of reviews and visits on time are published today, so there is nothing to compare with.',
  },
  {
    about: ['M2', 'M6', 'M7', 'M8'],
    says: 'Figures on independent agencies, weekly prices by kind of placement and districts after 2018 were not found.',
  },
  { about: ['D09'], says: 'Most of Kent\'s recorded reasons for a move are "other": do not draw conclusions from the reasons.' },
  {
    about: ['E43', 'E44'],
    says: 'Some public tables still use the retired codes E43 and E44 for special guardianship. E45 to E48 are the codes today.',
  },
  {
    about: ['LC-12', 'PM-03'],
    says: "The Children's Wellbeing and Schools Bill would bring family decision-making before proceedings and Staying Close to 25. Last seen in the House of Lords in January 2026: check whether it is law.",
  },
  {
    about: ['Z11', 'Z12', 'Z13', 'Z14'],
    says: 'What Z11 to Z14 mean in detail, and any code added since the data model of 2024, is to be taken from the guide of the collection year.',
  },
  {
    about: ['calendar'],
    says: 'Bank holidays from 2028 on, and any single one declared by proclamation, are provisional until the official list is loaded.',
  },
  {
    about: ['D01', 'D26'],
    says: 'Every severity of a signal, and the headline of children drifting, is our proposal. A practice lead is to sign them off.',
  },
  { about: ['D25'], says: 'How transfers of unaccompanied children are run in practice in this collection year was not checked.' },
  {
    about: ['LC-02', 'LC-03', 'LC-04'],
    says: 'An assessment, a plan or an adviser from before the day of becoming eligible meets the duty: the law says by when, not from when.',
  },
  {
    about: ['LC-06', 'LC-07'],
    says: 'A visit recorded for the child counts as keeping in touch. A home recorded again with the same kind and no other address is no move.',
  },
  {
    about: ['LC-08'],
    says: 'Which homes are unregulated is a reading: those the authority provides that are semi-independent, lodgings, a foyer, independent living, emergency accommodation or bed and breakfast.',
  },
  {
    about: ['LC-05', 'LC-07'],
    says: "Care that another authority took over (E3), or that ended because the person was found to be an adult (E15), ends this authority's duties of leaving care.",
  },
  {
    about: ['PM-05'],
    says: 'The case management hearing is due on the 18th working day after the day of issue. The practice direction may count the day of issue as the first.',
  },
  { about: ['SG-01'], says: 'An application without a notice on record has no clock, so nobody is told that it came without one.' },
  { about: ['AD-04'], says: 'A match and the placing on one day meets the duty. A placing without a match on record ends it.' },
];
