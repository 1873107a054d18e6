import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type Equipment, equipmentRequest, equipmentStepRequest } from '../../../schemas/equipment.ts';
import { equipmentImportRequest } from '../../../schemas/equipment-import.ts';
import { communityCode } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { actorOf, type Caller } from '../../shared/access/authorise.ts';
import { systemClock } from '../../shared/clock.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { notFound } from '../../shared/errors.ts';
import { deviceSeen } from '../../shared/findings/separation-of.ts';
import { type Answer, created, ok, versionTag } from '../../shared/http/answers.ts';
import { versionOf } from '../../shared/http/if-match.ts';
import { languageOf } from '../../shared/http/language.ts';
import { readRequest } from '../../shared/http/read-request.ts';
import { deviceKeyOf } from '../../shared/people/device-key.ts';
import { personKeysOf } from '../../shared/people/person-index.ts';
import { type Queue, sendOne } from '../../shared/queue/queue.ts';
import type { DeclarationSources } from '../../shared/table/declaration-store.ts';
import {
  findEquipment,
  findEquipmentOf,
  findEquipped,
  findHolder,
  keepEquipment,
} from '../../shared/table/equipment-store.ts';
import { findCommunities } from '../../shared/table/find-community.ts';
import { cityOf } from '../../shared/table/keys.ts';
import { findOpenCommunities } from '../../shared/table/open-communities-store.ts';
import { unpackCommunities } from '../../shared/table/pack-communities.ts';
import { findRegion, findRegionsOf } from '../../shared/table/region-store.ts';
import { findSeenPairsOf } from '../../shared/table/seen-pair-store.ts';
import { importEquipment } from './import-equipment.ts';
import { type IssueNeeds, issueEquipment } from './issue-equipment.ts';
import { type ListNeeds, listEquipment } from './list-equipment.ts';
import { takeEquipmentStep } from './take-equipment-step.ts';

interface Asked {
  event: APIGatewayProxyEventV2WithJWTAuthorizer;
  caller: Caller;
  region: string;
  now: Date;
}
type Route = (asked: Asked) => Promise<Answer>;

export interface EquipmentSources {
  sources: DeclarationSources;
  judgeQueue: Queue;
  /** Beginnings of the official numbers. */
  ranges: readonly string[];
}

/** A thousand lines with their serial numbers. */
const importBound = { bytes: 1_024 * 1_024, code: 'too-large' } as const;

/** One line of reading, asking and answering for each route of the registry (schemas/access.ts). */
export function equipmentRoutes(given: EquipmentSources): Readonly<Record<string, Route>> {
  const needs = openRegistry(given);
  return {
    'GET /v1/equipment/{region}': async ({ region, now }) =>
      ok(await listEquipment(await openList(given.sources), region, shanghaiDate(now))),
    'PUT /v1/equipment/{region}': async ({ event, caller, region, now }) => {
      const version = versionOf(event.headers);
      const { content: request, mark } = readRequest(equipmentRequest, event);
      const asked = { community: communityOf(region), request, version, by: actorOf(caller) };
      const kept = await issueEquipment(needs, { ...asked, mark: { ...mark, at: now.toISOString() } });
      return ok(tell(kept), versionTag(kept.version));
    },
    'POST /v1/equipment/{region}/steps': async ({ event, caller, region, now }) => {
      const { content: step, mark } = readRequest(equipmentStepRequest, event);
      const asked = { community: communityOf(region), step, by: actorOf(caller) };
      const kept = await takeEquipmentStep(needs, { ...asked, mark: { ...mark, at: now.toISOString() } });
      return created(tell(kept), versionTag(kept.version));
    },
    'POST /v1/equipment/{region}/imports': async ({ event, caller, region, now }) => {
      const { content: request, mark } = readRequest(equipmentImportRequest, event, importBound);
      const language = languageOf(event.headers['accept-language']);
      const asked = {
        region,
        request,
        by: actorOf(caller),
        mark: { ...mark, at: now.toISOString() },
        language,
      };
      return created(await importEquipment(needs, asked));
    },
  };
}

function communityOf(region: string): string {
  const community = communityCode.safeParse(region);
  if (!community.success) throw notFound();
  return community.data;
}

const tell = ({ marks: _marks, ended: _ended, ...kept }: StoredEquipment): Equipment => kept;

function openRegistry({ sources, judgeQueue, ranges }: EquipmentSources): IssueNeeds {
  return {
    communities: { find: findCommunities(sources, systemClock) },
    isDedicated: (number) => ranges.some((range) => number.startsWith(range)),
    find: (community) => findEquipment(sources, community),
    keep: (next, before) => keepEquipment(sources, next, before),
    holder: (what, value) => findHolder(sources, what, value),
    keyOf: async () => {
      const keys = personKeysOf((await sources.ring.season()).people);
      return (imei) => deviceKeyOf(keys, imei);
    },
    judge: (community) => sendOne(judgeQueue, { kind: 'equipment', community }),
  };
}

async function openList(sources: DeclarationSources): Promise<ListNeeds> {
  const keys = personKeysOf((await sources.ring.season()).people);
  return {
    regions: {
      find: (code) => findRegion(sources, code),
      below: (code) => findRegionsOf(sources, code),
    },
    equipmentOf: (region) => findEquipmentOf(sources, region),
    pairsOf: (region) => findSeenPairsOf(sources, region),
    seenAs: (equipment, pair) => deviceSeen(equipment, pair, (imei) => deviceKeyOf(keys, imei)),
    countOf: async (county) => {
      const city = cityOf(county);
      const [packed = '', equipped] = await Promise.all([
        findOpenCommunities(sources, city),
        findEquipped(sources, county),
      ]);
      const open = new Set(
        unpackCommunities(city, packed)
          .keys()
          .filter((code) => code.startsWith(county)),
      );
      return { communities: open.size, equipped: equipped.filter((code) => open.has(code)).length };
    },
  };
}
