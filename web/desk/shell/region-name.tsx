import { useRegion } from '../api/queries.ts';
import { originText } from '../words/place-words.ts';
import { useLanguage } from '../words/use-words.ts';

const province = '41';

/** A region by its name, with the code until that is known; each is asked for once. Elsewhere only provinces have names. */
export function RegionName(given: { code: string; whole?: boolean }) {
  const language = useLanguage();
  const { code } = given;
  if (!code.startsWith(province)) return <>{`${originText(code, language)} ${code}`}</>;
  return <Named {...given} />;
}

function Named({ code, whole = false }: { code: string; whole?: boolean }) {
  // Names come with the parent's children: one call names a whole township.
  const parent = useRegion(code.length === 12 && !whole ? code.slice(0, 9) : code).data;
  if (parent === undefined) return <>{code}</>;
  if (whole) return <>{parent.region.path.replaceAll('/', ' ')}</>;
  const child = parent.children.find((one) => one.code === code);
  return <>{child === undefined ? parent.region.name : `${parent.region.name} ${child.name}`}</>;
}
