import { Breadcrumb } from 'antd';
import { isWithin } from '../../../schemas/access.ts';
import { pathOf } from '../../../schemas/region.ts';
import type { Me } from '../../../schemas/staff.ts';
import { useWords } from '../words/use-words.ts';
import { moved } from './moved.ts';
import type { RegionAddress } from './region-frame.tsx';

/** Where one is: the regions above are ways up, as far as they are one's own. */
export function RegionPath({ at, me, path }: { at: RegionAddress; me: Me; path: string | undefined }) {
  const words = useWords();
  const names = path?.split('/') ?? [];
  const codes = pathOf(at.region);
  if (codes.length === 1) return null;
  return (
    <nav aria-label={words.region.path} className="desk-path">
      <Breadcrumb
        items={codes.map((code, index) => {
          const name = names[index] ?? code;
          const isLink = code !== at.region && isWithin(code, me.region.code);
          return { key: code, title: isLink ? <a href={moved(at, code)}>{name}</a> : name };
        })}
      />
    </nav>
  );
}
