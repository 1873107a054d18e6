import type { ChangeReader } from '../../schemas/reader-standing.ts';
import { signPositions } from '../shared/access/sign-positions.ts';
import { openAccountChain } from '../shared/audit/audit-store.ts';
import { recordTold } from '../shared/audit/record-view.ts';
import type { Acknowledged } from '../shared/change-log/acknowledged.ts';
import { overdueAt, readLogEnds } from '../shared/change-log/read-log.ts';
import { tellStanding } from '../shared/change-log/tell-standing.ts';
import { findBatchesAfter, findLastBatch } from '../shared/table/change-log-store.ts';
import { findChangeReader, keepAcknowledged } from '../shared/table/change-reader-store.ts';
import { findCityRows, findTownshipsOf } from '../shared/table/city-rows.ts';
import { type DeclarationSources, findEnvelopes } from '../shared/table/declaration-store.ts';
import type { AcknowledgeNeeds } from './changes/acknowledge.ts';
import { changePosition, type ListPosition } from './changes/change-position.ts';
import { fitPage } from './changes/fit-page.ts';
import { listCity } from './changes/list-city.ts';
import { type ChangesNeeds, positionAt, readChanges } from './changes/read-changes.ts';
import type { TellNeeds } from './changes/tell-changes.ts';
import { isTold, tellDeclaration } from './changes/tell-declaration.ts';

/** Which system reads the changes of which city, and for what it acts. */
export interface Reading {
  sub: string;
  place: string;
  city: string;
  reader: ChangeReader;
}

/** How long the index of places may lag behind, at the very most: what changed so lately is told again after a listing. */
const lagMs = 5 * 60_000;

/** What a system is told, and what it acknowledges, from the table. */
export function openFeed(sources: DeclarationSources) {
  const positions = signPositions(async () => (await sources.ring.season()).signing);
  const audit = openAccountChain(sources);
  return (of: Reading, now: Date): TellNeeds & AcknowledgeNeeds => {
    const { sub, place, city } = of;
    const owner = [sub, 'changes', city] as const;
    const reading = openReading(sources, of);
    const listing = {
      ...reading,
      townships: () => findTownshipsOf(sources, city),
      rows: (township: string, asked: Parameters<typeof findCityRows>[2]) =>
        findCityRows(sources, township, asked),
    };
    return {
      open: async (cursor) => changePosition.parse(JSON.parse(await positions.open(owner, cursor))),
      seal: (position) => positions.seal(owner, JSON.stringify(position)),
      start: () => startOf(sources, city, now),
      read: (at) => (at.kind === 'list' ? listCity(listing, at) : readChanges(reading, { city, at, now })),
      record: (page) => recordTold(audit, { ...page, sub, place, at: now.toISOString() }),
      keep: (acknowledged) => keepAcknowledged(sources, acknowledged),
      standing: (acknowledged) => standingOf(sources, acknowledged, now),
    };
  };
}

function openReading(sources: DeclarationSources, of: Reading): ChangesNeeds {
  return {
    log: { last: () => findLastBatch(sources), after: (n) => findBatchesAfter(sources, n) },
    tell: async (ids) => {
      // As the last write left them: a change that is told is not told again.
      const found = await findEnvelopes(sources, ids, 'latest');
      const opened = await Promise.all(
        // Only what they are told of is opened (invariant 7).
        found.map(async (one) => {
          const { facts, retentionDate } = one;
          const declaration = isTold(facts, of.city) ? await one.open() : undefined;
          return [facts.id, declaration && { declaration, retentionDate }] as const;
        }),
      );
      const kept = new Map(opened);
      return fitPage(ids.map((id) => tellDeclaration(of, id, kept.get(id))));
    },
  };
}

/** Where a listing begins, and from where the log is read behind it. */
async function startOf(sources: DeclarationSources, city: string, now: Date): Promise<ListPosition> {
  const { at } = await readLogEnds(sources);
  const before = new Date(now.getTime() - lagMs);
  const since = before.toISOString();
  const batch = await at(before);
  const none = { kind: 'log', begun: '', n: 0, told: 0, since } as const;
  return {
    kind: 'list',
    township: '',
    then: batch === undefined ? none : positionAt(batch, city, since),
  };
}

async function standingOf(sources: DeclarationSources, acknowledged: Acknowledged, now: Date) {
  const [{ last, at }, kept] = await Promise.all([
    readLogEnds(sources),
    findChangeReader(sources, acknowledged),
  ]);
  return tellStanding({ ...kept, acknowledged }, { last, overdue: await at(overdueAt(now)) });
}
