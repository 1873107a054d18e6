import type { LoopbackResponse } from '../engines/loopback-response.ts';
import type { AccessCheck } from '../seams/gateway.ts';

/** A request of the function as it leaves the SDK, whole. */
export interface OutgoingRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** With the port, where the request names one. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a service's reader makes of a request. */
export interface AwsCall {
  readonly service: string;
  /** As the meter names it: the operation of the SDK. */
  readonly action: string;
  /** What the meter books it under: table, `table/index`, queue or bucket. */
  readonly resource: string;
  readonly checks: readonly AccessCheck[];
  /** Passes the call on, or answers it here; the units are what the engine said that it consumed. */
  perform(): Promise<Performed>;
}

export interface Performed {
  readonly response: AwsResponse;
  readonly units: readonly ConsumedUnits[];
}

export type AwsResponse = LoopbackResponse;

export interface ConsumedUnits {
  readonly resource: string;
  readonly read: number;
  readonly write: number;
}

/** Errors of one service's protocol, in its own wire shape. */
export interface ErrorShapes {
  denied(message: string): AwsResponse;
  throttled(): AwsResponse;
  internal(): AwsResponse;
}
