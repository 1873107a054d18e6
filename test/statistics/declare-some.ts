import { declared } from '../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip, residentId } from '../support/builders.ts';
import { aReceiptSecret } from '../support/receipt-secret.ts';
import type { RunningSystem } from '../support/running-system.ts';

/** So many people declare that they come to a community on 20 January 2026; the ids of what they declared. */
export async function declareSome(
  running: RunningSystem,
  community: string,
  people: number,
): Promise<string[]> {
  const { hash } = aReceiptSecret();
  const ids: string[] = [];
  for (let n = 1; n <= people; n += 1) {
    const body = aRequest({
      trip: aTrip({
        expectedArrivalAt: '2026-01-20T15:00:00+08:00',
        destination: { community, address: '1 号楼' },
      }),
      travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(n) } })],
      receiptHash: hash,
    });
    const answer = await running.citizen({ method: 'POST', path: '/v1/declarations', body });
    ids.push(...answer.as(declared).declarations.map(({ id }) => id));
  }
  return ids;
}
