import { hash } from 'node:crypto';
import type { Actor } from '../../schemas/declaration.ts';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { feedKindId } from '../../schemas/feed-kind-id.ts';
import type { FeedRun } from '../../schemas/feed-run.ts';
import type { ArrivedFile } from './arrived-file.ts';
import { type FeedFile, incoming, manifestSuffix } from './run-work.ts';

export interface BeginNeeds {
  /** Who sent a file by way of the API, and what they call it unless its key says so. */
  senderOf(key: string): Promise<{ by: Actor; name?: string } | undefined>;
  note(
    run: Pick<FeedRun, 'id' | 'kind' | 'version' | 'name' | 'bytes' | 'receivedAt' | 'sentBy'>,
  ): Promise<void>;
  /** Starts the execution of a name, unless one of that name was started before. */
  start(name: string, file: FeedFile): Promise<void>;
}

/**
 * Begins the run of a file that came (requirements D3). Told twice of the same object, it is the same run; the same file sent again is another.
 * @returns the run; nothing for a manifest, and for what lies below no kind
 */
export async function beginRun(needs: BeginNeeds, object: ArrivedFile): Promise<string | undefined> {
  const [kindName = '', ...rest] = object.key.slice(incoming.length).split('/');
  const kind = feedKinds.find(({ id }) => id === feedKindId.safeParse(kindName).data);
  const name = rest.at(-1) ?? '';
  if (kind === undefined || name === '' || object.key.endsWith(manifestSuffix)) return undefined;
  const id = runIdOf(object);
  const { at: receivedAt, size: bytes } = object;
  const sender = await needs.senderOf(object.key);
  const sent = { name: sender?.name ?? name, sentBy: sender?.by ?? ('bucket' as const) };
  await needs.note({ id, kind: kind.id, version: kind.version, ...sent, bytes, receivedAt });
  await needs.start(`feed-${id}`, { id, kind: kind.id, key: object.key, receivedAt });
  return id;
}

/** Instant of arrival and a hash of the object: told again, it is the same. */
export function runIdOf({ key, eTag, at }: ArrivedFile): string {
  const instant = Date.parse(at).toString(36).padStart(9, '0');
  return `${instant}-${hash('sha256', `${key}#${eTag}#${at}`, 'hex').slice(0, 16)}`;
}
