import type { z } from 'zod';
import { type Graph, type Machine, machineSchema, type State } from './definition.ts';

/** Refuses, by name and before anything runs, what the local engine would run otherwise than AWS or not at all. */
export function loadMachine(name: string, definition: unknown): Machine {
  const parsed = machineSchema.safeParse(definition);
  const problems = parsed.success
    ? [...brokenLinks(parsed.data), ...doubleNames(parsed.data)]
    : parsed.error.issues.map(told);
  if (!parsed.success || problems.length > 0) {
    throw new Error(`The local engine does not run the state machine ${name}: ${problems.join('; ')}.`);
  }
  return parsed.data;
}

const told = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;

function brokenLinks(graph: Graph): string[] {
  const missing = (from: string, names: readonly (string | undefined)[]): string[] =>
    names
      .filter((name) => name !== undefined && !Object.hasOwn(graph.States, name))
      .map((name) => `${from} leads to ${name ?? ''}, which is no state`);
  const inStates = Object.entries(graph.States).flatMap(([name, state]) => [
    ...missing(name, targets(state)),
    ...(ends(state) ? [] : [`${name} needs one of Next and End`]),
    ...(state.Type === 'Wait' && waits(state) !== 1
      ? [`${name} needs one of Seconds, SecondsPath, Timestamp and TimestampPath`]
      : []),
    ...inner(state).flatMap(brokenLinks),
  ]);
  return [...missing('StartAt', [graph.StartAt]), ...inStates];
}

/** AWS: the name of a state is unique within the whole machine. */
function doubleNames(graph: Graph): string[] {
  const names = namesOf(graph);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `two states are named ${name}`);
}
const namesOf = (graph: Graph): string[] =>
  Object.entries(graph.States).flatMap(([name, state]) => [name, ...inner(state).flatMap(namesOf)]);

function targets(state: State): (string | undefined)[] {
  if (state.Type === 'Choice') return [state.Default, ...state.Choices.map((choice) => choice.Next)];
  const caught = 'Catch' in state ? (state.Catch ?? []) : [];
  return ['Next' in state ? state.Next : undefined, ...caught.map((catcher) => catcher.Next)];
}
const waits = (state: State & { Type: 'Wait' }): number =>
  [state.Seconds, state.SecondsPath, state.Timestamp, state.TimestampPath].filter(
    (value) => value !== undefined,
  ).length;
function ends(state: State): boolean {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return true;
  return (state.Next === undefined) !== (state.End === undefined);
}
function inner(state: State): readonly Graph[] {
  if (state.Type === 'Map') return [state.ItemProcessor];
  return state.Type === 'Parallel' ? state.Branches : [];
}
