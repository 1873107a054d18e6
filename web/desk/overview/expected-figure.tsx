import { widestListed } from '../../../schemas/case-list.ts';
import type { Range } from '../address.ts';
import { figureLink } from './figure-link.ts';
import { Told } from './told.tsx';

interface Given {
  metric: string;
  value: number | null | undefined;
  suppressedBelow: number | undefined;
  region: string;
  range: Range;
}

/** How many are expected; from the county down it opens the list of who they are. Nobody is a list of nobody. */
export function ExpectedFigure({ metric, value, suppressedBelow, region, range }: Given) {
  const told = <Told metric="expected" value={value} suppressedBelow={suppressedBelow} />;
  if (value === 0 || region.length < widestListed) return told;
  return <a href={figureLink({ metric, region, range })}>{told}</a>;
}
