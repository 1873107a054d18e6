import type { AwsCall, AwsResponse, OutgoingRequest } from './call.ts';
import { errorShapesOf } from './error-shapes.ts';
import type { ActiveFault } from './fault-strikes.ts';

/** What stands beside every call of one worker. */
export interface Surroundings {
  /** Reads the request, or says in a sentence why the gateway does not know it. */
  read(request: OutgoingRequest): AwsCall | string;
  /** Why the call may not be made, in the words of AWS; undefined when it may. */
  denial(call: AwsCall): string | undefined;
  strikes(call: AwsCall): readonly ActiveFault[];
  count(call: AwsCall, outcome: Outcome): void;
  /** Ends the worker at once; does not return. */
  kill(): never;
}

export interface Outcome {
  readonly response: AwsResponse;
  readonly bytes: number;
  readonly units: readonly { readonly resource: string; readonly read: number; readonly write: number }[];
}

/** One AWS call of a function from end to end: access, faults before, the engine, the meter, faults after. */
export async function answerCall(request: OutgoingRequest, around: Surroundings): Promise<AwsResponse> {
  const call = around.read(request);
  if (typeof call === 'string') throw new Error(`the gateway cannot make this call: ${call}`);
  const shapes = errorShapesOf(call.service);
  const finish = (response: AwsResponse, units: Outcome['units'] = []): AwsResponse => {
    around.count(call, { response, units, bytes: request.body.byteLength + response.body.byteLength });
    return response;
  };
  const denial = around.denial(call);
  if (denial !== undefined) return finish(shapes.denied(denial));
  const strikes = around.strikes(call);
  if (has(strikes, 'kill-before')) around.kill();
  for (const { kind, delayMs } of strikes) if (kind === 'delay') await delay(delayMs ?? 0);
  if (has(strikes, 'throttle')) return finish(shapes.throttled());
  if (has(strikes, 'error-before')) return finish(shapes.internal());
  const { response, units } = await call.perform();
  finish(response, units);
  if (has(strikes, 'kill-after')) around.kill();
  return has(strikes, 'error-after-commit') ? shapes.internal() : response;
}

function has(strikes: readonly ActiveFault[], kind: ActiveFault['kind']): boolean {
  return strikes.some((strike) => strike.kind === kind);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
