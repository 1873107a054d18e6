import { declarationState, isClosed, lifeEvent, stateAfter } from '../../schemas/life-cycle.ts';

/** The life of a declaration as a Mermaid diagram, made from the table of data (invariant 9). */
export function lifeCycleDiagram(): string {
  const lines = [
    'stateDiagram-v2',
    '  [*] --> declared',
    '  [*] --> claimed: second filing for the same person and day',
  ];
  const name = (state: string) => state.replaceAll('-', '_');
  for (const from of declarationState.options) {
    const byTarget = Map.groupBy(
      lifeEvent.options.filter((event) => stateAfter(from, event) !== undefined),
      (event) => stateAfter(from, event) ?? from,
    );
    for (const [to, events] of byTarget) lines.push(`  ${name(from)} --> ${name(to)}: ${events.join(', ')}`);
    if (isClosed(from)) lines.push(`  ${name(from)} --> [*]`);
  }
  return lines.join('\n');
}
