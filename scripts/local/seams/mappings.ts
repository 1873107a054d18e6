/** Event source mappings: `startMappings(settings)` of events/. */
import type { AssemblyModel } from './assembly-model.ts';
import type { Clock } from './clock.ts';
import type { Engines } from './engines.ts';
import type { Invoker } from './invoker.ts';
import type { Log } from './log.ts';

export interface MappingSettings {
  readonly model: AssemblyModel;
  readonly engines: Engines;
  readonly invoker: Invoker;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly log: Log;
}

export interface Mappings {
  /** Resolves when every stream is read to its end, every mapped queue is empty (in flight too) and none of their batches runs. */
  drained(): Promise<void>;
  /** True when nothing is under way and the last look found nothing; cheap. */
  isIdle(): boolean;
  /** Puts a message into a queue of the template, past the gateway: what Lambda and EventBridge themselves set aside. */
  setAside(queueArn: string, body: string): Promise<void>;
  deadLetters: DeadLetters;
  stop(): Promise<void>;
}

export interface DeadLetter {
  readonly queue: string;
  readonly messageId: string;
  readonly body: string;
}

export interface DeadLetters {
  list(): Promise<readonly DeadLetter[]>;
  /** Puts what lies in the dead-letter queue back into its source queue; answers how many. */
  redrive(queueName: string): Promise<number>;
}
