import { hash } from 'node:crypto';
import { checkDigitOf } from '../../../schemas/imei.ts';
import { systemClock } from '../../shared/clock.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { deviceSeen } from '../../shared/findings/separation-of.ts';
import { deviceKeyOf } from '../../shared/people/device-key.ts';
import { personKeysOf } from '../../shared/people/person-index.ts';
import { type Queue, sendAll } from '../../shared/queue/queue.ts';
import type { SendNotification } from '../../shared/queue/send-notification.ts';
import type { DeclarationSources } from '../../shared/table/declaration-store.ts';
import { findEquipment, findEquipmentOf, findHolder } from '../../shared/table/equipment-store.ts';
import { findFinding } from '../../shared/table/finding-store.ts';
import { findRegionsOf } from '../../shared/table/region-store.ts';
import { findSeenPair, keepSeenPair } from '../../shared/table/seen-pair-store.ts';
import type { JudgeMessage } from '../findings/judge-message.ts';
import { keepStranger } from '../findings/judging-adapter.ts';
import { tellOpened } from '../findings/tell-opened.ts';
import type { EquipmentNeeds } from './judge-equipment.ts';
import type { PairNeeds } from './write-pairs.ts';

const rule = 'sim-separated';

/** What a finding about a community’s SIM is kept under: always the same, and no case. */
export function equipmentSubject(community: string): string {
  return hash('sha256', `equipment#${community}`, 'base64url').slice(0, 22);
}

/** What stands for a device, by the secret of the season. */
async function openKeyOf({ ring }: Pick<DeclarationSources, 'ring'>): Promise<(imei: string) => string> {
  const keys = personKeysOf((await ring.season()).people);
  return (imei) => deviceKeyOf(keys, imei);
}

/** Judging what is known of a community’s SIM, on the table. */
export async function openEquipmentJudging(
  sources: DeclarationSources,
  notify: SendNotification,
): Promise<EquipmentNeeds> {
  return {
    equipment: (community) => findEquipment(sources, community),
    pair: (community) => findSeenPair(sources, community),
    keyOf: await openKeyOf(sources),
    findings: {
      find: (community) => findFinding(sources, { subject: equipmentSubject(community), rule }),
      keep: (finding) => keepStranger(sources, finding),
    },
    subjectOf: equipmentSubject,
    tell: (opened) => tellOpened(notify, opened),
    clock: systemClock,
  };
}

/** Noting pairs on the table. What communities have is read a county at a time: a file tells of all of them. */
export async function openPairs(sources: DeclarationSources, queue: Queue): Promise<PairNeeds> {
  const keyOf = await openKeyOf(sources);
  const counties = new Map<string, Promise<Map<string, StoredEquipment>>>();
  const heldBy = async (community: string): Promise<StoredEquipment | undefined> => {
    const county = community.slice(0, 6);
    const read = counties.get(county) ?? readCounty(sources, county);
    counties.set(county, read);
    return (await read).get(community);
  };
  return {
    numberOf: async (community) => {
      const found = await heldBy(community);
      return found?.state === 'returned' ? undefined : found?.sim.number;
    },
    isOwn: async (community, pair) => {
      const found = await heldBy(community);
      return found === undefined || deviceSeen(found, pair, keyOf) !== 'other';
    },
    holderOf: (device) => findHolder(sources, 'imei', device + checkDigitOf(device)),
    keyOf,
    keep: (community, pair) => keepSeenPair(sources, community, pair),
    judge: (communities) =>
      sendAll(
        queue,
        communities.map((community): JudgeMessage => ({ kind: 'equipment', community })),
      ),
  };
}

async function readCounty(
  sources: DeclarationSources,
  county: string,
): Promise<Map<string, StoredEquipment>> {
  return new Map((await findEquipmentOf(sources, county)).map((one) => [one.community, one]));
}

/** The equipment of all communities, county by county. */
export async function* findAllEquipment(sources: DeclarationSources) {
  for (const { code: city } of await findRegionsOf(sources, '41'))
    for (const { code: county } of await findRegionsOf(sources, city))
      yield* await findEquipmentOf(sources, county);
}
