export interface MeterEntry {
  readonly functionName: string;
  /** `dynamodb`, `sqs`, `s3`, `kms`, `states`, `http` … */
  readonly service: string;
  readonly action: string;
  /** Table, `table/index`, queue or bucket; empty where there is none. */
  readonly resource: string;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly errors: number;
  readonly bytes: number;
  /** Of invocations (service `lambda`, action `Invocation`): their time together. */
  readonly milliseconds?: number;
}

export interface Meter {
  /** Sums by function, service, action and resource since the last reset. */
  entries(): readonly MeterEntry[];
  reset(): void;
  /** Lambda invocations and their time go in from the host. */
  countInvocation(functionName: string, milliseconds: number): void;
  /** What came in by a link that a function signed: it is done, and paid for, in that function's name. */
  countLink(call: Omit<MeteredCall, 'requestId' | 'status'>): void;
  /** The calls one after the other, for the tests that kill between every two; kept only while recording. */
  record(): { calls(): readonly MeteredCall[]; stop(): void };
}

export interface MeteredCall {
  readonly functionName: string;
  readonly requestId: string;
  readonly service: string;
  readonly action: string;
  readonly resources: readonly string[];
  /** What IAM was asked: a transaction asks once for each of its items. */
  readonly authorizations: readonly { readonly action: string; readonly resource: string }[];
  readonly status: number;
}
