import { S3Client } from '@aws-sdk/client-s3';
import { putNew } from '../../shared/objects/put-new.ts';
import { sdkSettings } from '../../shared/sdk-settings.ts';
import { keepEdition } from '../../shared/table/edition-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { fileTypes } from './file-types.ts';
import type { EditionNeeds } from './make-edition.ts';
import { openEditionReads } from './reads-adapter.ts';

interface Places {
  table: Table;
  bucket: string;
  deskUrl: string;
}

/** What making editions needs; opened for each piece of work, as its reads are. */
export function openEditions({ table, bucket, deskUrl }: Places): () => EditionNeeds {
  const client = new S3Client(sdkSettings);
  return () => ({
    reads: openEditionReads(table),
    deskUrl,
    store: async ({ key, kind, bytes }) => {
      await putNew(client, { bucket, key, bytes, type: fileTypes[kind] });
    },
    keep: (edition) => keepEdition(table, edition),
  });
}
