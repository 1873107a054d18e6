import { formChannel } from '../../../schemas/codes.ts';
import { communityCode } from '../../../schemas/region.ts';
import { findPlace } from '../community/find-places.ts';
import { useLoaded } from '../community/use-loaded.ts';
import type { Entry } from '../draft/new-draft.ts';

const query = new URLSearchParams(location.search);
const code = communityCode.safeParse(query.get('community')).data;

/** How the site was entered (requirements A1): from a poster's code, or inside a government app that says so. */
export function entryOf(): Entry {
  if (code !== undefined) return { channel: 'poster', poster: { code, path: '' } };
  return { channel: formChannel.safeParse(query.get('channel')).data ?? 'web' };
}

/** The community of the scanned poster, once it is known whether there is one. */
export function usePoster(): { scanned: boolean; known: boolean; path: string | undefined } {
  const place = useLoaded(
    () => (code === undefined ? Promise.resolve(undefined) : findPlace(code).then((found) => found ?? null)),
    code ?? '',
  ).value;
  return {
    scanned: query.has('community'),
    known: code === undefined || place !== undefined,
    path: place === undefined || place === null ? undefined : place.path,
  };
}
