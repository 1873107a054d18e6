import { type ReactNode, useId } from 'react';

interface Given {
  title: string;
  help?: string | undefined;
  /** What is chosen for the whole block, at the right of its title. */
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a screen under a heading of its own. */
export function Block({ title, help, end, className, children }: Given) {
  const id = useId();
  return (
    <section className={`block ${className ?? ''}`} aria-labelledby={id}>
      <div className="block-head">
        <div>
          <h2 id={id}>{title}</h2>
          {help !== undefined && <p className="soft small">{help}</p>}
        </div>
        {end}
      </div>
      {children}
    </section>
  );
}
