import { type RegionWithChildren, regionWithChildren } from '../../../schemas/region.ts';
import { contentOf } from '../api/request.ts';

const known = new Map<string, Promise<RegionWithChildren>>();

/** A region with its children, asked for once while the app is open; a failed call is forgotten. */
export function regionOf(code: string): Promise<RegionWithChildren> {
  const there = known.get(code);
  if (there !== undefined) return there;
  const asked = contentOf({ path: `/v1/regions/${code}`, answer: regionWithChildren, mayBeKept: true });
  known.set(code, asked);
  asked.catch(() => known.delete(code));
  return asked;
}
