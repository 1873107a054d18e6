import { declared } from '../../schemas/receipt.ts';
import { aRequest, aTraveller, aTrip } from '../support/builders.ts';
import type { RunningSystem } from '../support/running-system.ts';

/** Declares a trip to a community by somebody with a resident ID card; from where no risk area was listed. */
export async function declareOne(
  running: RunningSystem,
  { document, expectedArrivalAt }: { document: string; expectedArrivalAt: string },
  community = '410105001003',
): Promise<string> {
  const answer = await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ document: { type: 'resident-id', number: document } })],
      trip: aTrip({
        expectedArrivalAt,
        origin: { regionCode: '360102', address: '八一大道 1 号' },
        destination: { community, address: '文化路 56 号院' },
      }),
    }),
  });
  const id = answer.as(declared).declarations[0]?.id ?? '';
  await running.system.idle();
  return id;
}
