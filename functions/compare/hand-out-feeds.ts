import { hash } from 'node:crypto';
import { type FeedKind, feedKinds } from '../../schemas/feed-kind.ts';
import { type FeedRun, type FeedUpload, hasFiles } from '../../schemas/feed-run.ts';
import { type FileLink, linkMinutes } from '../../schemas/file-link.ts';
import { notFound } from '../shared/errors.ts';
import { incoming, manifestSuffix, workKeys } from './run-work.ts';

/** A file may take so long to come. */
const uploadMinutes = 15;

/** @throws RefusedError `not-found` for an unknown kind. */
export function kindNamed(id: string): FeedKind {
  const kind = feedKinds.find((one) => one.id === id);
  if (kind === undefined) throw notFound();
  return kind;
}

/**
 * Where a file of a kind lies: asked again with the same key, it is the same place. Its name, which somebody gave it, stands in no address; a
 * manifest that is asked for with the key of its file lies beside it.
 */
export function fileKey({ kind, name, asked }: { kind: FeedKind; name: string; asked: string }): string {
  const suffix = name.endsWith(manifestSuffix) ? manifestSuffix : '';
  return `${incoming}${kind.id}/${hash('sha256', asked, 'hex').slice(0, 32)}.csv${suffix}`;
}

/** Where a file of a kind can be put. */
export async function offerUpload(
  needs: { sign(key: string, seconds: number): Promise<string> },
  { kind, name, asked, now }: { kind: FeedKind; name: string; asked: string; now: Date },
): Promise<FeedUpload> {
  const seconds = uploadMinutes * 60;
  return {
    url: await needs.sign(fileKey({ kind, name, asked }), seconds),
    expiresAt: new Date(now.getTime() + seconds * 1_000).toISOString(),
  };
}

export interface RejectedNeeds {
  find(id: string): Promise<Pick<FeedRun, 'name' | 'receivedAt' | 'counts'> | undefined>;
  sign(key: string, given: { name: string; seconds: number }): Promise<string>;
}

/** The list of a run's rejected rows. @throws RefusedError `not-found` where there is none, or none any more. */
export async function linkRejected(
  needs: RejectedNeeds,
  { id, now }: { id: string; now: Date },
): Promise<FileLink> {
  const run = await needs.find(id);
  if (run === undefined || !hasFiles(run, now) || (run.counts?.rejected ?? 0) === 0) throw notFound();
  const seconds = linkMinutes * 60;
  return {
    url: await needs.sign(workKeys.rejected(id), {
      name: `rejected-${run.name.replace(/\.csv(\.gz)?$/i, '')}.csv`,
      seconds,
    }),
    expiresAt: new Date(now.getTime() + seconds * 1_000).toISOString(),
  };
}
