import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDraft } from '../../functions/shared/table/draft-store.ts';
import { findFinal } from '../../functions/shared/table/final-store.ts';
import type { ClosedRow } from '../../schemas/daily-report.ts';
import { communityReport, reportProblem } from '../../schemas/daily-report.ts';
import type { TallyKey } from '../../schemas/tally.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import { propertyRun } from '../support/property-run.ts';
import { confirmReport, seeReport } from '../support/reporting.ts';
import { aRunningSystem, type RunningSystem } from '../support/running-system.ts';
import { type Fact, recount, tellOfArrival, tellOfTrip } from './facts.ts';

const [day, next] = ['2026-01-17', '2026-01-18'];
const township = '410105001';
const places = ['003', '006', '008', '009', '010'].map((within) => township + within);
const times = {
  ...{ remind: '01:00', confirmBy: '01:10', tellTownships: '01:20', tellCounties: '01:30', close: '02:00' },
};
/** Somebody declares, or one of those that did has arrived so many minutes ago. */
interface Write {
  place: string;
  isArrival: boolean;
  which: number;
  minutesAgo: number;
}
const write: fc.Arbitrary<Write> = fc.record({
  place: fc.constantFrom(...places),
  isArrival: fc.boolean(),
  which: fc.nat(),
  minutesAgo: fc.integer({ min: 0, max: 240 }),
});

let running: RunningSystem;
let writes: Write[];
let people = 0;
const awaited: { id: string; community: string }[] = [];
const facts: Fact[] = [];
beforeAll(async () => {
  const { numRuns, seed } = propertyRun('writes during a report', 90);
  writes = fc.sample(write, { numRuns, seed });
  running = await aRunningSystem({ at: `${day}T23:50:00+08:00`, only: [township], reports: true, times });
});
afterAll(() => running.stop());

async function tell({ place, isArrival, which, minutesAgo }: Write): Promise<void> {
  const [came] = isArrival ? awaited.splice(which % Math.max(awaited.length, 1), 1) : [];
  if (came !== undefined) {
    const arrivedAt = new Date(running.system.clock.now().getTime() - minutesAgo * 60_000).toISOString();
    facts.push(await tellOfArrival(running, { ...came, arrivedAt }));
    return;
  }
  const expectedArrivalAt = `${next}T16:00:00+08:00`;
  const { id, fact } = await tellOfTrip(running, { n: (people += 1), community: place, expectedArrivalAt });
  facts.push(fact);
  awaited.push({ id, community: place });
}
/** Writes so many, three at once. */
async function tellSome(count: number): Promise<void> {
  const some = writes.splice(0, count).values();
  const lane = async () => {
    for (const one of some) await tell(one);
  };
  await Promise.all([lane(), lane(), lane()]);
}
/** Each call of a function takes a little longer, so that there is time to write between them. */
const slow = (id: string, delayMs: number) =>
  running.system.faults.inject({
    ...{ kind: 'delay', functionName: running.system.resource(id), delayMs, times: 10_000 },
  });
const figuresOf = async (community: string) => (await seeReport(running, { day, community })).figures;

describe('a report while people go on telling', () => {
  it('is drafted with what was known at 24:00 and since, whoever writes through midnight and during the draft', async () => {
    await tellSome(15);
    await running.system.clock.set(new Date(`${day}T23:59:59.500+08:00`));
    await tellSome(20);
    await slow('ReportDraft', 150);
    const before = facts.length;
    const drafting = running.system.invoke('ReportBegin', { time: `${day}T16:05:00Z` });
    await Promise.all([drafting.then(() => running.system.machines.drained()), tellSome(20)]);
    expect(facts.length).toBeGreaterThan(before);
    await running.system.faults.clear();
    await running.system.idle();
    expect(facts.some(({ writtenAt }) => writtenAt < `${day}T16`)).toBe(true);
    expect(facts.some(({ writtenAt }) => writtenAt >= `${day}T16`)).toBe(true);
    for (const place of places) expect(await figuresOf(place)).toMatchObject(recount(facts, place, day));
  });

  it('loses no word that was answered, takes none from the close on, and leaves everybody what was known', async () => {
    const [early = '', ...others] = places;
    await running.system.clock.set(new Date(`${next}T00:30:00+08:00`));
    expect((await confirmReport(running, { day, community: early })).status).toBe(201);
    const atWord = recount(facts, early, day);
    await running.system.clock.set(new Date(`${next}T01:59:59.200+08:00`));
    await running.system.idle();
    const known = [...facts];
    const taken = new Map<string, string>();
    /** As an officer does whose figures have changed meanwhile: looks, and confirms again, until it is closed. */
    const insist = async (community: string): Promise<void> => {
      for (;;) {
        const answer = await confirmReport(running, { day, community });
        if (answer.status === 201) {
          taken.set(community, answer.as(communityReport).asOf);
          return;
        }
        const { code } = answer.as(reportProblem);
        expect(code).toBeOneOf(['report.changed', 'report.closed']);
        if (code === 'report.closed') return;
      }
    };
    const [second = '', third = '', silent = '', afterwards = ''] = others;
    await Promise.all([tellSome(10), insist(second), insist(third)]);
    await slow('ReportClose', 150);
    const closing = running.system.clock.set(new Date(`${next}T02:02:00+08:00`));
    await Promise.all([closing, tellSome(25), insist(afterwards)]);
    await running.system.machines.drained();
    await running.system.faults.clear();
    await running.system.idle();
    const final = await findFinal(localTarget(running.system).table, day, township);
    const rowOf = (code: string): ClosedRow | undefined => final?.rows.find((row) => row.code === code);

    for (const [community, at] of taken) {
      expect(at < `${day}T18:00`).toBe(true);
      expect(rowOf(community)).toMatchObject({ confirmedAt: at });
    }
    const confirmed = final?.rows.filter(({ standing }) => standing !== 'silent').map(({ code }) => code);
    expect(confirmed?.toSorted()).toEqual([early, ...taken.keys()].toSorted());
    expect(rowOf(early)?.figures).toMatchObject(atWord);
    // Of who is silent, at least what had been told when the closing began, and nothing that nobody told.
    const { arrived, declared } = rowOf(silent)?.figures ?? {};
    const [least, most] = [recount(known, silent, day), recount(facts, silent, day)];
    expect(declared).toEqual(most.declared);
    expect(arrived?.atMidnight).toBe(most.arrived.atMidnight);
    expect(arrived?.since).toBeGreaterThanOrEqual(least.arrived.since);
    expect(arrived?.since).toBeLessThanOrEqual(most.arrived.since);
  });

  it('knows in the end what everybody told, each thing once and on its side of midnight', async () => {
    await tellSome(writes.length);
    await running.system.idle();
    await running.system.invoke('ReportDraft', { day, counties: ['410105'] });
    const draft = await findDraft(localTarget(running.system).table, day, township);
    const countOf = (place: string, key: TallyKey): number =>
      draft?.tallies.find((tally) => tally.place === place && tally.key === key)?.count ?? 0;
    const kinds = ['declared', 'declared.returning', 'arrived', 'arrived.returning', 'verified'] as const;
    for (const place of places) {
      const counted = kinds.map((key) => {
        const since = countOf(place, `since.${key}`);
        return [key, { atMidnight: countOf(place, key) - since, since }];
      });
      expect(Object.fromEntries(counted)).toEqual(recount(facts, place, day));
    }
    expect(facts).toHaveLength(90);
  });
});
