import type { NewFact } from '@waymark/domain';
import { authorityOf, telling, type Telling } from '@waymark/read-models';
import { entriesOf } from './story';

/** All that a child's facts tell, told by hand: the record covers everything from the first of them on. */
export const tellingOf = (child: string, ...facts: NewFact[]): Telling => telling(child, entriesOf(...facts), authorityOf([]));
