import type { FeedManifest } from '../../../schemas/feed-manifest.ts';
import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';

/** What a file came to; rows are known after reconciliation only. */
export interface MeasuredFeed {
  bytes: number;
  sha256: string;
  rows?: number;
}

/** In what a file differs from what its sender says of it; undefined when in nothing. */
export function differsFromManifest(
  manifest: FeedManifest,
  measured: Partial<MeasuredFeed>,
): Extract<FeedRefusalCode, `manifest-${string}`> | undefined {
  const differs = (name: keyof FeedManifest): boolean =>
    manifest[name] !== undefined && measured[name] !== undefined && manifest[name] !== measured[name];
  if (differs('bytes')) return 'manifest-size';
  if (differs('sha256')) return 'manifest-hash';
  return differs('rows') ? 'manifest-rows' : undefined;
}
