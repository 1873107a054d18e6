import type { ComponentChildren } from 'preact';

/** Questions that may be left out, folded away until asked for. */
export function More({
  title,
  help,
  children,
}: {
  title: string;
  help: string;
  children: ComponentChildren;
}) {
  return (
    <details class="more">
      <summary>
        <span>{title}</span>
        <small class="soft">{help}</small>
      </summary>
      {children}
    </details>
  );
}
