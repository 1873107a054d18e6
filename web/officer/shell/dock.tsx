import type { ComponentChildren } from 'preact';
import { OutboxBar } from '../outbox/outbox-bar.tsx';

/** What stays at the thumb: what was just recorded, and below it the actions of the screen. */
export function Dock({ children }: { children?: ComponentChildren }) {
  return (
    <div class="dock">
      <OutboxBar />
      {children !== undefined && <div class="bottom-bar">{children}</div>}
    </div>
  );
}
