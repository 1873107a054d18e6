import { declared } from '../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import type { RunningSystem } from '../support/running-system.ts';

/** As many as one form takes (requirements A6). */
const mostInForm = 10;

/** So many people declare that they come within a day, ten in a form. */
export async function declareCrowd(
  { citizen, system }: Pick<RunningSystem, 'citizen' | 'system'>,
  size: number,
  community = '410105001003',
): Promise<{ id: string; document: string }[]> {
  const documents = Array.from({ length: size }, (_, index) => residentId(500 + index));
  const expectedArrivalAt = new Date(system.clock.now().getTime() + 6 * 3_600_000).toISOString();
  const made: { id: string; document: string }[] = [];
  for (let first = 0; first < size; first += mostInForm) {
    const some = documents.slice(first, first + mostInForm);
    const answer = await citizen({
      method: 'POST',
      path: '/v1/declarations',
      body: aRequest({
        travellers: some.map((number) => aTraveller({ document: { type: 'resident-id', number } })),
        trip: aTrip({ expectedArrivalAt, destination: { community, address: '文化路 56 号院' } }),
      }),
    });
    const { declarations } = answer.as(declared);
    made.push(...some.map((document, index) => ({ id: declarations[index]?.id ?? '', document })));
  }
  await system.idle();
  return made;
}
