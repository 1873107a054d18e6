import { type CommunityReport, communityReport } from '../../schemas/daily-report.ts';
import { type Declared, declared } from '../../schemas/receipt.ts';
import { totalsOf } from '../../schemas/reported-figures.ts';
import { aRequest, aTraveller, aTrip, residentId } from './builders.ts';
import type { Answer } from './http-client.ts';
import type { Reach } from './running-system.ts';
import { anArrival } from './steps.ts';

/** What people do about a day that communities report; with the same key it is the same deed, however often it is sent. */
interface Deed {
  community: string;
  key?: string | undefined;
}

const marked = ({ key }: Pick<Deed, 'key'>) => (key === undefined ? {} : { 'Idempotency-Key': key });

/** Person `n` declares that they come. */
export async function declare(
  { citizen }: Pick<Reach, 'citizen'>,
  { n, expectedArrivalAt, community, key }: Deed & { n: number; expectedArrivalAt: string },
): Promise<Declared['declarations'][number]> {
  const body = aRequest({
    trip: aTrip({ expectedArrivalAt, destination: { community, address: '文化路 56 号院' } }),
    travellers: [aTraveller({ document: { type: 'resident-id', number: residentId(n) } })],
  });
  const answer = await citizen({ method: 'POST', path: '/v1/declarations', body, headers: marked({ key }) });
  const [made] = answer.as(declared).declarations;
  if (made === undefined) throw new Error('nothing was declared');
  return made;
}

/** The officer records that they have come. */
export function recordArrival(
  { as }: Pick<Reach, 'as'>,
  { id, arrivedAt, community, key }: Deed & { id: string; arrivedAt: string },
): Promise<Answer> {
  return as(`officer-${community}`)({
    method: 'POST',
    path: `/v1/declarations/${id}/verifications`,
    body: anArrival({ arrivedAt }),
    headers: marked({ key }),
  });
}

interface OfDay extends Deed {
  day: string;
}
const pathOf = ({ day, community }: OfDay): string => `/v1/daily-reports/${day}/communities/${community}`;

/** What the officer sees of the day. */
export async function seeReport({ as }: Pick<Reach, 'as'>, of: OfDay): Promise<CommunityReport> {
  return (await as(`officer-${of.community}`)({ path: pathOf(of) })).as(communityReport);
}

/** The officer confirms what is on the screen now. */
export async function confirmReport(
  reach: Pick<Reach, 'as'>,
  of: OfDay,
  more: Record<string, string> = {},
): Promise<Answer> {
  const seen = totalsOf((await seeReport(reach, of)).figures);
  return reach.as(`officer-${of.community}`)({
    method: 'POST',
    path: `${pathOf(of)}/confirmation`,
    body: { attests: 'figures', seen, ...more },
    headers: marked(of),
  });
}
