import { codeList, type CodeOf } from './code-list';

/** Where a child lived or lives, in the codes of the Office for National Statistics. Kent's twelve districts; Medway is an authority of its own. */
export const districts = codeList('District', {
  E07000105: 'Ashford',
  E07000106: 'Canterbury',
  E07000107: 'Dartford',
  E07000108: 'Dover',
  E07000109: 'Gravesham',
  E07000110: 'Maidstone',
  E07000111: 'Sevenoaks',
  E07000112: 'Folkestone and Hythe',
  E07000113: 'Swale',
  E07000114: 'Thanet',
  E07000115: 'Tonbridge and Malling',
  E07000116: 'Tunbridge Wells',
});
export type District = CodeOf<typeof districts>;

/** The authority's areas of operation, each with its districts. */
export const areas: Readonly<Record<string, readonly District[]>> = {
  'East Kent': ['E07000106', 'E07000113', 'E07000114'],
  'South Kent': ['E07000105', 'E07000108', 'E07000112'],
  'North Kent': ['E07000107', 'E07000109', 'E07000111'],
  'West Kent': ['E07000110', 'E07000115', 'E07000116'],
};
const areaByDistrict = new Map<string, string>(Object.entries(areas).flatMap(([area, its]) => its.map(district => [district, area])));
/** The area of a home; undefined where it is not known, or outside the authority. */
export const areaOf = (district: string | undefined): string | undefined =>
  district === undefined ? undefined : areaByDistrict.get(district);
