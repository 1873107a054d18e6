/** The Lambda host: lambda/ has it. */
/** As AWS shapes the payload of a failed invocation. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type InvocationResult = { readonly payload: unknown } | { readonly error: FunctionError };

export interface Invoker {
  /** Waits in front of the function while it is at its concurrency; never rejects for what the function does. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
}
