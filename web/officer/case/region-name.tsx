import { useEffect, useState } from 'preact/hooks';
import { regionOf } from '../transfer/region-of.ts';
import { shortPath } from '../words/place-words.ts';

/** The name of a region whose code is all that an entry keeps; the code itself until the name is there. */
export function RegionName({ code }: { code: string }) {
  const [name, setName] = useState(code);
  useEffect(() => {
    let isShown = true;
    regionOf(code).then(
      ({ region }) => isShown && setName(shortPath(region.path, 2)),
      () => isShown && setName(code),
    );
    return () => {
      isShown = false;
    };
  }, [code]);
  return <span>{name}</span>;
}
