/** The engines: `startEngines(settings)` of engines/; they create what the model says. */
import type { AssemblyModel } from './assembly-model.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface EngineSettings {
  readonly model: AssemblyModel;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly engine: 'dynoxide' | 'dynamodb-local';
}

export interface Engines {
  readonly dynamodb: { readonly endpoint: string; readonly region: string };
  readonly sqs: { readonly endpoint: string };
  readonly s3: { readonly endpoint: string };
  /** True when the tables were made in this start: they want seeding. */
  readonly fresh: boolean;
  /** Deletes at once what has expired by the clock, as TTL does some time later; answers how many items. */
  sweepExpired(): Promise<number>;
  onObjectCreated(listener: (object: ObjectCreated) => void): void;
  stop(): Promise<void>;
}

export interface ObjectCreated {
  readonly bucket: string;
  readonly key: string;
  /** `ObjectCreated:Put`, `ObjectCreated:Copy` or `ObjectCreated:CompleteMultipartUpload`. */
  readonly eventName: string;
  readonly size: number;
  readonly eTag: string;
}
