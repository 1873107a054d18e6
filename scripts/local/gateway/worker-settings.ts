import type { MessagePort } from 'node:worker_threads';
import type { GatewaySettings } from '../seams/gateway.ts';
import type { ActiveFault } from './fault-strikes.ts';
import type { Grants } from './policy/authorise.ts';
import type { KmsKey } from './services/run-kms.ts';

/** What the gateway gives each worker beyond the seam. */
export interface WorkerSettings extends GatewaySettings {
  /** `arn:aws:sts::000000000000:assumed-role/<role>/<function>` */
  readonly callerArn: string;
  readonly grants: Omit<Grants, 'identity'>;
  readonly keys: readonly KmsKey[];
  /** Shared by all workers: see `control-block.ts`. */
  readonly control: SharedArrayBuffer;
  readonly version: number;
  readonly faults: readonly ActiveFault[];
  /** This worker's counters: see `meter-slots.ts`. */
  readonly slots: SharedArrayBuffer;
  /** For calls that the main thread answers. */
  readonly questions: MessagePort;
}
