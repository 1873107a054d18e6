import type { GatewaySettings } from '../seams/gateway.ts';
import type { FunctionError } from '../seams/invoker.ts';

/** What a worker is born with. */
export interface WorkerBirth {
  readonly functionName: string;
  readonly functionArn: string;
  readonly codeFolder: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logFile: string;
  /** Folder where compiled code is kept. */
  readonly compileCache: string;
  readonly clock: SharedArrayBuffer;
  readonly gateway?: GatewaySettings;
}

export interface InvocationMessage {
  readonly requestId: string;
  readonly event: unknown;
}

/** `ready` once; then one `result` or `error` for each invocation. After `broken` the worker ends. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionError }
  | { readonly kind: 'result'; readonly payload: unknown }
  | { readonly kind: 'error'; readonly error: FunctionError };
