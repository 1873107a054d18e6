import { Input } from 'antd';
import { useState } from 'react';
import type { RegionWithChildren } from '../../../schemas/region.ts';
import { useWords } from '../words/use-words.ts';
import { moved } from './moved.ts';
import type { RegionAddress } from './region-frame.tsx';
import { Waiting } from './waiting.tsx';

const manyChildren = 8;

/** The ways down: the regions right below, to be found by name where they are many. */
export function RegionChildren({
  at,
  region,
}: {
  at: RegionAddress;
  region: RegionWithChildren | undefined;
}) {
  const words = useWords();
  const [part, setPart] = useState('');
  if (region === undefined)
    return (
      <div className="desk-side">
        <Waiting rows={8} />
      </div>
    );
  const { children } = region;
  const found = children.filter(({ name, code }) => name.includes(part.trim()) || code.includes(part.trim()));
  const title = words.region.children(region.region.name);
  return (
    <nav className="desk-side" aria-label={title}>
      <h2>{title}</h2>
      {children.length > manyChildren && (
        <Input
          value={part}
          onChange={(event) => setPart(event.target.value)}
          placeholder={words.region.find}
          aria-label={words.region.find}
          allowClear
        />
      )}
      <ul>
        {found.map(({ code, name }) => (
          <li key={code}>
            <a href={moved(at, code)}>{name}</a>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="soft small">
          {children.length === 0 ? words.ranking.noChildren : words.region.nothing}
        </p>
      )}
    </nav>
  );
}
