import type { QueryClient } from '@tanstack/react-query';
import { widestListed } from '../../../../schemas/case-list.ts';
import { regionWithChildren } from '../../../../schemas/region.ts';
import { request } from '../../api/request.ts';
import { heldBy } from '../equipment-of.ts';
import { equipmentOf } from '../equipment-queries.ts';
import type { TemplateLine } from './template-text.ts';

const cityDigits = 4;
/** A province has more than anybody fills in: its template has the columns only. */
export const hasCommunities = (region: string) => region.length >= cityDigits;

/** The communities of a region that have nothing, by the names that tell them apart; of a city, county by county. */
export async function gatherWithout(client: QueryClient, region: string): Promise<TemplateLine[]> {
  if (!hasCommunities(region)) return [];
  const { rows, children = [] } = await client.query(equipmentOf(region));
  if (rows === undefined) {
    const lines: TemplateLine[] = [];
    for (const { code } of children) lines.push(...(await gatherWithout(client, code)));
    return lines;
  }
  const townships =
    region.length === widestListed ? await townshipsOf(client, region) : new Map<string, string>();
  return rows
    .filter((row) => heldBy(row) === undefined)
    .map(({ community: code, name }) => ({ code, name: `${townships.get(code.slice(0, 9)) ?? ''}${name}` }));
}

async function townshipsOf(client: QueryClient, county: string): Promise<Map<string, string>> {
  const { children } = await client.query({
    queryKey: ['region', county],
    queryFn: () => request({ path: `/v1/regions/${county}`, answer: regionWithChildren }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return new Map(children.map(({ code, name }) => [code, name]));
}
