import type { CityImport } from '../../../schemas/city-import.ts';
import { hasFiles } from '../../../schemas/feed-run.ts';
import { type FileLink, linkMinutes } from '../../../schemas/file-link.ts';
import { notFound } from '../../shared/errors.ts';
import { importKeys } from './import-work.ts';

type Sign = (key: string, given: { name: string; seconds: number }) => Promise<string>;

/**
 * The list of what came of each row of an import, while its files are kept.
 * @throws RefusedError `not-found` where there is none, or none any more
 */
export async function linkOutcomes(
  sign: Sign,
  found: Pick<CityImport, 'id' | 'receivedAt' | 'counts'> | undefined,
  now: Date,
): Promise<FileLink> {
  if (found?.counts === undefined || !hasFiles(found, now)) throw notFound();
  const seconds = linkMinutes * 60;
  return {
    url: await sign(importKeys.list(found.id), { name: `outcomes-${found.id}.csv`, seconds }),
    expiresAt: new Date(now.getTime() + seconds * 1_000).toISOString(),
  };
}
