import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { InvocationResult } from '../../../scripts/local/seams/invoker.ts';
import type { Execution, Machines, OnState } from '../../../scripts/local/seams/machines.ts';
import type { PolicyDocument } from '../../../scripts/local/seams/policies.ts';
import type { MachineModel } from '../../../scripts/local/seams/schedule-model.ts';
import { startMachines } from '../../../scripts/local/states/machines.ts';

export const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
export const midnight = new Date('2026-01-20T16:05:00Z');

/** The functions of a machine, by name; what they throw is a failed invocation. */
export type Functions = Readonly<Record<string, (event: never) => unknown>>;

const invokesAll = {
  Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }],
} as const;

export function aMachine(
  definition: object,
  { name = 'report', policies = [invokesAll] }: Pick<Start, 'name' | 'policies'> = {},
): MachineModel {
  const arn = `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
  const placed = { stack: 'Test', logicalId: name, path: name };
  return {
    ...placed,
    arn,
    name,
    definition: { ...definition },
    role: { ...placed, arn: 'arn:aws:iam::000000000000:role/report', name: 'role', policies },
  };
}

export interface Started {
  readonly machines: Machines;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly arn: string;
  /** Starts an execution and answers how it ended. */
  readonly run: (input: unknown, name?: string) => Promise<Execution>;
}

export interface Start {
  readonly name?: string;
  readonly policies?: readonly PolicyDocument[];
  readonly log?: (line: string) => void;
  readonly definition: object;
  readonly functions?: Functions;
  readonly clock?: Clock;
  readonly dataFolder?: string;
  readonly onState?: OnState;
  /** Whether it goes on by itself with what ran before. */
  readonly resumes?: boolean;
}

export async function start({
  definition,
  functions = {},
  clock = openClock(midnight),
  dataFolder = mkdtempSync(join(tmpdir(), 'machines-')),
  ...rest
}: Start): Promise<Started> {
  const model = aMachine(definition, rest);
  const invoke = async (name: string, event: unknown): Promise<InvocationResult> => {
    try {
      return { payload: await functions[name]?.(event as never) };
    } catch (error) {
      return { error: { errorType: (error as Error).name, errorMessage: (error as Error).message } };
    }
  };
  const machines = await startMachines({
    machines: [model],
    invoker: { invoke },
    clock,
    dataFolder,
    log: rest.log ?? (() => undefined),
    onState: rest.onState,
  });
  if (rest.resumes ?? true) machines.resume();
  const run = async (input: unknown, name?: string): Promise<Execution> => {
    const { executionArn } = await machines.start(model.arn, input, name);
    return machines.ended(executionArn);
  };
  return { machines, clock, dataFolder, arn: model.arn, run };
}

export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
