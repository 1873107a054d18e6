import { describe, expect, it } from 'vitest';
import { issuesOfParts } from '../../functions/declare/issues-of-parts.ts';
import { afternoon, aRequest, aTraveller, aTrip, community, hoursAfter } from '../support/builders.ts';

const regions = {
  find: (code: string) => Promise.resolve(code === community ? { validFrom: '2020-01-01' } : undefined),
};
const wrongOf = async (content: unknown) =>
  (await issuesOfParts(content, { regions, now: afternoon })).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );
const past = hoursAfter(-1).toISOString();

describe('what else is wrong with a form that its schema refuses', () => {
  it('is the arrival, the community and the days that can be read, each at its field', async () => {
    const trip = aTrip({ expectedArrivalAt: past, destination: { community: '410105001999', address: 'x' } });
    const symptoms = { present: true, which: ['fever' as const], since: '2026-01-21' };
    const broken = { trip: { ...trip, origin: 7 }, travellers: [{ name: '' }, aTraveller({ symptoms })] };
    expect(await wrongOf(broken)).toEqual([
      'trip.expectedArrivalAt arrival.past',
      'trip.destination.community community.unknown',
      'travellers.1.symptoms.since date.future',
    ]);
  });

  it('is nothing that the schema refuses itself', async () => {
    const travellers = [aTraveller({ birthDate: 'tomorrow' })];
    const trip = { ...aTrip(), expectedArrivalAt: 'soon', destination: { community: '1', address: '' } };
    expect(await wrongOf({ ...aRequest(), trip, travellers })).toEqual([]);
  });

  it('is told of an edit at the one traveller', async () => {
    const symptoms = { present: true, which: ['fever' as const], since: '2026-01-21' };
    expect(await wrongOf({ traveller: aTraveller({ symptoms }) })).toEqual([
      'traveller.symptoms.since date.future',
    ]);
  });

  it.each([[undefined], [null], [7], [[]], [{ trip: null, travellers: 'all', traveller: 1 }]])(
    'is nothing of %j',
    async (content) => {
      expect(await wrongOf(content)).toEqual([]);
    },
  );
});
