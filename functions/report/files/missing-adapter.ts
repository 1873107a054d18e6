import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { exportHours } from '../../../schemas/export.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { sdkSettings } from '../../shared/sdk-settings.ts';
import { keepMissingList } from '../../shared/table/missing-list-store.ts';
import { findRegion, findRegionsOf } from '../../shared/table/region-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { findUnmanned } from '../../shared/table/unmanned-store.ts';
import { countedOf } from '../draft-adapter.ts';
import { fileTypes } from './file-types.ts';
import type { MissingListNeeds } from './keep-missing-lists.ts';

/** What keeping lists of the missing needs, from the settings of the function. Numbers of phones are kept for a day only, as exports are. */
export function openMissingLists(table: Table): MissingListNeeds {
  const { EXPORT_BUCKET: Bucket } = readEnvironment('EXPORT_BUCKET');
  const client = new S3Client(sdkSettings);
  return {
    region: (code) => findRegion(table, code),
    below: (code) => findRegionsOf(table, code),
    figures: countedOf(table),
    unmanned: (city) => findUnmanned(table, city),
    store: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: fileTypes.xlsx }));
    },
    note: (of, list) =>
      keepMissingList(table, of, list, new Date(Date.parse(list.at) + exportHours * 3_600_000)),
  };
}
