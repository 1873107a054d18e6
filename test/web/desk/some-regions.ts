import type { RegionWithChildren } from '../../../schemas/region.ts';
import { type RegionLine, readRegions } from '../../../scripts/seed/read-regions.ts';

const byCode = new Map<string, RegionLine>();
const below = new Map<string, RegionLine[]>();
const communities = new Map<string, number>();
for (const line of readRegions()) {
  byCode.set(line.code, line);
  below.set(line.parent, [...(below.get(line.parent) ?? []), line]);
  if (line.code.length === 12)
    for (const length of [2, 4, 6, 9, 12]) {
      const code = line.code.slice(0, length);
      communities.set(code, (communities.get(code) ?? 0) + 1);
    }
}

export const regionLine = (code: string): RegionLine | undefined => byCode.get(code);
export const childrenOf = (code: string): readonly RegionLine[] => below.get(code) ?? [];
/** How many communities lie in a region: what its figures are in proportion to. */
export const communitiesIn = (code: string): number => communities.get(code) ?? 0;

/** The answer of `GET /v1/regions/{code}`; undefined for an unknown one. */
export function regionAnswer(code: string): RegionWithChildren | undefined {
  const line = regionLine(code);
  if (line === undefined) return undefined;
  const { name, path } = line;
  return {
    region: { code, name, path, validFrom: '2020-01-01' },
    children: childrenOf(code).map((child) => ({ code: child.code, name: child.name })),
  };
}
