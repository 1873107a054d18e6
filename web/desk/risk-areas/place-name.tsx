import { RegionName } from '../shell/region-name.tsx';
import type { NameOf } from './place-names.ts';

const henan = '41';
const countyDigits = 6;

/** A place by its names, with its code: townships and communities have names here in Henan only. */
export function PlaceName({ code, nameOf }: { code: string; nameOf: NameOf }) {
  const isOurs = code.startsWith(henan) && code.length > countyDigits;
  return (
    <>
      {isOurs ? <RegionName code={code} whole /> : nameOf(code)} <span className="soft figures">{code}</span>
    </>
  );
}
