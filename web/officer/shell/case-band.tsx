import { Icon } from '../../look/icon.tsx';
import { type Address, hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';
import { ConnectionLine } from './connection-line.tsx';

/** The head of every screen below the day: back, what it is, and the connection. */
export function CaseBand({ title, back }: { title: string; back: Address }) {
  const words = useWords();
  return (
    <header class="band band-case">
      <div class="band-row">
        <a class="band-button" href={hashOf(back)} aria-label={words.back}>
          <Icon name="back" />
        </a>
        <h1 class="band-title" tabIndex={-1}>
          {title}
        </h1>
        <ConnectionLine />
      </div>
    </header>
  );
}
