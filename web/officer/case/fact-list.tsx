import type { ComponentChildren } from 'preact';

export interface Fact {
  name: string;
  value: ComponentChildren;
  /** What needs the officer's eye. */
  urgent?: boolean;
}

/** A card of named facts; one without a value is left out, and so is a card without facts. */
export function FactList({ title, facts }: { title: string; facts: readonly (Fact | undefined)[] }) {
  const told = facts.filter((fact) => fact !== undefined);
  if (told.length === 0) return null;
  return (
    <section class="card">
      <h2 class="card-title">{title}</h2>
      <dl class="facts">
        {told.map(({ name, value, urgent }) => (
          <div key={name}>
            <dt class="soft small">{name}</dt>
            <dd class={urgent === true ? 'urgent' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A fact when there is something to say. */
export function factIf<Value>(
  name: string,
  value: Value | undefined,
  say: (value: Value) => ComponentChildren,
  urgent = false,
): Fact | undefined {
  return value === undefined ? undefined : { name, value: say(value), urgent };
}
