import type { CityConflict } from '../../../schemas/city-conflict.ts';
import type { CityLink, CityLinkName } from '../../../schemas/city-link.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import type { Change, Declaration } from '../../../schemas/declaration.ts';
import type { RegionValidity } from '../../../schemas/region.ts';
import type { EditNeeds } from '../edit-declaration.ts';
import type { Filings } from '../submit-party.ts';
import type { Provenance } from './describe-row.ts';

/** What taking rows of a city’s own system needs. */
export interface RowNeeds {
  /** Blind index of what a city calls a declaration. */
  indexOf(city: string, reference: string): Promise<string>;
  links: {
    find(name: CityLinkName): Promise<CityLink | undefined>;
    /** Says no when another row was taken since `before` was read. */
    keep(link: CityLink, before: CityLink | undefined, dated: Dated): Promise<boolean>;
  };
  filings: Filings;
  regions: { find(code: string): Promise<RegionValidity | undefined> };
  /** A declaration as the last write left it; undefined when its retention has ended. */
  find(id: string): Promise<Declaration | undefined>;
  /** What citizens do with what they declared, which a city does for them. */
  management: EditNeeds;
  /** Notes at a declaration that it was made to the city as well; undefined when somebody changed it in between. */
  noteJoin(standing: Declaration, joined: Change): Promise<Declaration | undefined>;
  /** Notes a conflict with its row; noted before, it stays as it is. */
  noteConflict(
    conflict: CityConflict,
    row: CityRow,
    about: { city: string; mapping: number; dated: Dated },
  ): Promise<void>;
}

/** By which it is told for how long something is kept. */
export type Dated = Pick<Declaration, 'expectedArrivalAt' | 'arrivedAt' | 'verifications'>;

/** How rows are taken. */
export interface RowsTaken {
  from: Provenance;
  now: Date;
  /** A person decided that the row stands. */
  insists?: boolean;
}
