import { reportMachine } from '../../infra/stacks/report-machine.ts';

interface State {
  Type: string;
  Next?: string;
  Choices?: readonly { Next: string }[];
  ItemProcessor?: Graph;
  Branches?: readonly Graph[];
}
interface Graph {
  StartAt: string;
  States: Readonly<Record<string, State>>;
}

const machine: Graph = reportMachine;
const inside = ({ ItemProcessor, Branches = [] }: State): readonly Graph[] =>
  ItemProcessor === undefined ? Branches : [ItemProcessor];
const all = (graph: Graph): [string, State][] =>
  Object.entries(graph.States).flatMap(([name, state]) => [[name, state], ...inside(state).flatMap(all)]);

/** Of each state of the report, those in maps too, whether functions work in it, or it only waits or chooses. */
export const stateTypes: ReadonlyMap<string, 'works' | 'rests'> = new Map(
  all(machine).map(([name, { Type }]) => [
    name,
    ['Task', 'Map', 'Parallel'].includes(Type) ? 'works' : 'rests',
  ]),
);

/** The states that a day without faults goes through one after the other: the first choice is that all is well. */
export function normalStates(): string[] {
  const passed: string[] = [];
  let name: string | undefined = machine.StartAt;
  while (name !== undefined && !passed.includes(name)) {
    passed.push(name);
    const state: State | undefined = machine.States[name];
    name = state?.Choices?.[0]?.Next ?? state?.Next;
  }
  return passed;
}
