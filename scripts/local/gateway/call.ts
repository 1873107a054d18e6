import type { LoopbackResponse } from '../engines/loopback-response.ts';

/** A request of the function as it leaves the SDK, whole. */
export interface OutgoingRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly hostname: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One action on one resource that IAM is asked about. */
export interface AccessCheck {
  readonly action: string;
  readonly resource: string;
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
