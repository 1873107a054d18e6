import type { CityLinkName } from '../../../schemas/city-link.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import { markOf, type RequestMark } from '../../shared/request-mark.ts';
import type { RowNeeds } from './row-needs.ts';

/** Under which name a declaration of a city’s own system is known here. */
export async function nameOfRow(
  { indexOf }: Pick<RowNeeds, 'indexOf'>,
  city: string,
  { reference }: CityRow,
): Promise<CityLinkName> {
  return { city, reference: await indexOf(city, reference) };
}

/** By which what a row does is recognised when it is done again, with a hash of what it says. */
export function markOfRow({ city, reference }: CityLinkName, row: CityRow): RequestMark {
  // The receipt secret is another one each time that a row is read.
  const { receiptHash: _secret, ...said } = row.form;
  const { body } = markOf('', JSON.stringify([row.state, said]));
  // Two rows of one moment may differ, and a person decide for the second.
  return { ...markOf(`${city}-${reference}-${row.updatedAt}-${body}`, ''), body };
}
