import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { referenceIndexOf } from '../../shared/privacy/blind-index.ts';
import { retentionDateOf } from '../../shared/privacy/retention.ts';
import { remember } from '../../shared/remember.ts';
import { sdkSettings } from '../../shared/sdk-settings.ts';
import { writeChange } from '../../shared/table/change-store.ts';
import { keepConflict } from '../../shared/table/city-conflict-store.ts';
import { findCityLink, keepCityLink } from '../../shared/table/city-link-store.ts';
import { markCompared } from '../../shared/table/compared-store.ts';
import {
  type DeclarationSources,
  findDeclaration,
  findEnvelope,
} from '../../shared/table/declaration-store.ts';
import { findSlots, firstSlots } from '../../shared/table/filing-slots.ts';
import { storeFiling } from '../../shared/table/filing-store.ts';
import { openSources } from '../../shared/table/open-sources.ts';
import { findRegion } from '../../shared/table/region-store.ts';
import type { RowNeeds } from './row-needs.ts';

/** What taking rows needs, from the settings of the function. */
export function openImport(sources: DeclarationSources = openSources()): RowNeeds {
  const { ring, retentionDays } = sources;
  const regions = {
    find: remember((code: string) => findRegion(sources, code), {
      ...{ clock: systemClock, most: 2_000, seconds: 300 },
    }),
  };
  return {
    indexOf: async (city, reference) => referenceIndexOf((await ring.season()).blind, city, reference),
    links: {
      find: (name) => findCityLink(sources, name),
      keep: (link, before, dated) =>
        keepCityLink(sources, link, { before, retentionDate: retentionDateOf(dated, retentionDays) }),
    },
    filings: {
      identify: (party) => firstSlots(sources, party),
      look: (party) => findSlots(sources, party),
      store: (filing) => storeFiling(sources, filing),
    },
    regions,
    find: (id) => findDeclaration(sources, id),
    management: {
      declarations: {
        find: (id, freshness) => findEnvelope(sources, id, freshness),
        write: (change) => writeChange(sources, { ...change, by: 'citizen' }),
      },
      regions,
    },
    noteJoin: async (before, joined) => {
      const after = { ...before, updatedAt: joined.at, changes: [...before.changes, joined] };
      const written = await writeChange(sources, { before, after, by: 'system' });
      return written.kind === 'written' ? written.declaration : undefined;
    },
    noteConflict: async (conflict, row, { city, mapping, dated }) => {
      const retentionDate = retentionDateOf(dated, retentionDays);
      await keepConflict(sources, { city, conflict, row, mapping, retentionDate });
      // From now on each change of the case is looked at: what moves the day on which it goes moves the conflict.
      await markCompared(sources, conflict.declaration);
    },
  };
}

/** The bucket in which a city’s rows lie, and what came of them. */
export function openImportFiles(): {
  get(key: string): Promise<string>;
  put(key: string, text: string): Promise<void>;
} {
  const { FEED_BUCKET: Bucket } = readEnvironment('FEED_BUCKET');
  const client = new S3Client(sdkSettings);
  return {
    get: async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? '';
    },
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
  };
}
