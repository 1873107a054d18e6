import type { ReactNode } from 'react';
import { Block } from '../shell/block.tsx';

export type Fact = readonly [name: string, value: ReactNode];

/** Facts of one kind under a heading; what is not known is left out. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <Block title={title}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
      </dl>
    </Block>
  );
}
