import { expect } from 'vitest';
import { changePage } from '../../schemas/change-feed.ts';
import type { RunningSystem } from '../support/running-system.ts';

const path = '/v1/city-systems/4101/changes';

/** A system lists everything of its city, follows what changes, acknowledges it, and is compared (requirements J1). */
export async function followChanges({ system, as }: RunningSystem): Promise<void> {
  const client = as('city-system-4101');
  let query = '';
  for (let more = true; more; ) {
    const page = (await client({ path: path + query })).as(changePage);
    query = `?after=${encodeURIComponent(page.next)}`;
    more = page.more;
    if (more) continue;
    const body = { cursor: page.next, declarations: 1 };
    expect((await client({ method: 'PUT', path: `${path}/acknowledgement`, body })).status).toBe(200);
  }
  await system.clock.advance(30 * 60_000);
  await system.idle();
  await as('province-41')({ path: '/v1/city-systems' });
}
