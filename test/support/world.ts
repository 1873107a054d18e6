import { randomBytes } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SubmissionNeeds } from '../../functions/declare/submit-party.ts';
import type { KeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { changeRegion } from '../../functions/shared/table/change-region.ts';
import { type DeclarationSources, findDeclaration } from '../../functions/shared/table/declaration-store.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { findSlots, firstSlots } from '../../functions/shared/table/filing-slots.ts';
import { storeFiling } from '../../functions/shared/table/filing-store.ts';
import { findCommunities } from '../../functions/shared/table/find-community.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Region } from '../../schemas/region.ts';
import { aDeclaration, aRegion, community, otherCommunity } from './builders.ts';
import { type Engine, startEngine } from './engine.ts';
import { localDataKeys, openTestRing } from './keys.ts';

/** The real engine with two communities in it, and the stores that reach it. */
export interface World {
  engine: Engine;
  ring: KeyRing;
  sources: DeclarationSources;
  submission: SubmissionNeeds;
  addRegion(given: Partial<Region>): Promise<void>;
  /** Puts a declaration as it is, whatever led to it. */
  addDeclaration(given?: Partial<Declaration>): Promise<Declaration>;
  find(id: string): Promise<Declaration | undefined>;
  stop(): Promise<void>;
}

export async function aWorld(dataKeys = localDataKeys()): Promise<World> {
  const engine = await startEngine();
  const ring = openTestRing(engine, dataKeys);
  const sources = { ...engine.table, ring, retentionDays: 30 };
  const put = async (Item: Attributes): Promise<void> => {
    await sources.client.send(new PutItemCommand({ TableName: sources.name, Item }));
  };
  const world: World = {
    engine,
    ring,
    sources,
    submission: {
      regions: { find: findCommunities(sources, () => new Date()) },
      filings: {
        identify: (party) => firstSlots(sources, party),
        look: (party) => findSlots(sources, party),
        store: (filing) => storeFiling(sources, filing),
      },
      limit: { admit: () => Promise.resolve() },
    },
    addRegion: (given) => changeRegion(sources, aRegion(given)),
    addDeclaration: async (given = {}) => {
      const declaration = aDeclaration({ id: newId(), ...given });
      await put({ ...declarationKey(declaration.id), ...(await sealDeclaration(sources, declaration)) });
      return declaration;
    },
    find: (id) => findDeclaration(sources, id),
    stop: () => engine.stop(),
  };
  await world.addRegion({ code: community });
  await world.addRegion({ code: otherCommunity, name: '黄河路社区' });
  return world;
}

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

export function newKey(): string {
  return crypto.randomUUID();
}
