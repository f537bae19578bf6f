import { isAdoption, isGuardianship } from '../codes/care';
import { nothing, record, refuse, saysNothingNew, unless, type DecisionOf } from './situation';

/** Year and month of birth follow the date of birth, and stay when that is erased. */
export const identityRecorded: DecisionOf<'IdentityRecorded'> = (asked, { journey }) => {
  const { dateOfBirth: born } = asked;
  if (born && born > asked.on)
    return refuse('born-later', 'The date of birth cannot be after the day of this record.', { field: 'dateOfBirth' });
  const birthMonth = born?.slice(0, 7) ?? asked.birthMonth;
  const identity = birthMonth ? { ...asked, birthMonth } : asked;
  return unless(saysNothingNew(identity, journey.identity, ['on']), 'IdentityRecorded', identity);
};

/** Whoever is known to be in care since an earlier day is in care: it says nothing new. */
export const knownInCare: DecisionOf<'KnownInCare'> = (asked, { standing }) => unless(!!standing.period, 'KnownInCare', asked);

/** A placement order is a fact of its own, not only a legal status. */
export const legalStatusChanged: DecisionOf<'LegalStatusChanged'> = (asked, { standing }) => {
  if (standing.status?.code === asked.legalStatus) return nothing;
  const { on, at, legalStatus } = asked;
  return legalStatus === 'E1' ? record('PlacementOrderMade', { on, at }) : record('LegalStatusChanged', asked);
};

export const placementOrderMade: DecisionOf<'PlacementOrderMade'> = (asked, { standing }) =>
  unless(standing.status?.code === 'E1', 'PlacementOrderMade', asked);

/** The end of care by adoption carries the order. */
export const adoptionOrderMade: DecisionOf<'AdoptionOrderMade'> = (asked, { story }) =>
  unless(
    story.of('CeasedToBeLookedAfter').some(e => e.on === asked.on && isAdoption(e.reason)),
    'AdoptionOrderMade',
    asked,
  );

export const specialGuardianshipOrderMade: DecisionOf<'SpecialGuardianshipOrderMade'> = asked =>
  asked.to && !isGuardianship(asked.to)
    ? refuse('not-a-guardian', 'Choose one of the reasons E45 to E48: they say who the special guardian is.', { field: 'to' })
    : record('SpecialGuardianshipOrderMade', asked);

/** A child in care ceases to be looked after by dying: one fact. */
export const deathRecorded: DecisionOf<'DeathRecorded'> = ({ on, at }, { standing, journey }) => {
  if (journey.diedOn) return nothing;
  return standing.period ? record('CeasedToBeLookedAfter', { on, at, reason: 'E2' }) : record('DeathRecorded', { on, at });
};
