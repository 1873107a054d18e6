import type { CityRow } from '../../../schemas/city-row.ts';
import { againWhenRaced } from '../../shared/life-cycle/again-when-raced.ts';
import { markOfRow, nameOfRow } from './name-row.ts';
import type { RowNeeds } from './row-needs.ts';

/** Notes that a row is known and changes nothing: ours stands, and what the city sends next is compared with this. */
export async function settleRow(needs: RowNeeds, city: string, row: CityRow): Promise<void> {
  const name = await nameOfRow(needs, city, row);
  await againWhenRaced(async () => {
    const link = await needs.links.find(name);
    if (link === undefined || row.updatedAt < link.updatedAt) return true;
    const standing = link.declaration === undefined ? undefined : await needs.find(link.declaration);
    // What is gone needs no further care: its rows are older than it.
    if (standing === undefined) return true;
    const { body } = markOfRow(name, row);
    const next = { ...link, body, updatedAt: row.updatedAt, edits: standing.edits };
    return (await needs.links.keep(next, link, standing)) ? true : undefined;
  });
}
