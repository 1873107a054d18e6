/** The gateway: `openGateway(settings)` of gateway/ in the main thread, `installGateway(settings)` in a worker. */
import type { MessagePort } from 'node:worker_threads';
import type { AssemblyModel } from './assembly-model.ts';
import type { Clock } from './clock.ts';
import type { Engines } from './engines.ts';
import type { Faults } from './faults.ts';
import type { Invoker } from './invoker.ts';
import type { Log } from './log.ts';
import type { Machines } from './machines.ts';
import type { Meter } from './meter.ts';
import type { PolicyDocument } from './policies.ts';

/** What one worker needs; structured-clonable, its ports are listed in `transfer`. gateway/ may add fields of its own. */
export interface GatewaySettings {
  readonly functionName: string;
  readonly region: string;
  readonly account: string;
  readonly partition: 'aws' | 'aws-cn';
  readonly policies: readonly PolicyDocument[];
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string; readonly s3: string };
  /** What stands for S3 outside of functions, and they are told of as its endpoint; without it they name S3 as on AWS. */
  readonly doorUrl?: string;
  /** 32 bytes: the kept test key behind KMS. */
  readonly masterKey: Uint8Array;
  /** To the main thread: meter records up, faults down, calls that only the main thread can answer (Step Functions, Lambda). */
  readonly port: MessagePort;
}

export interface Gateway {
  readonly meter: Meter;
  readonly faults: Faults;
  /** Settings for one new worker of the function; a fault that kills ends the worker with `process.exit()`. */
  settingsFor(functionName: string): {
    readonly settings: GatewaySettings;
    readonly transfer: readonly MessagePort[];
  };
  /** Replaces a function's identity policies, for the calls that start from now on: tests take away one grant after the other. */
  replacePolicies(functionName: string, policies: readonly PolicyDocument[]): void;
  /** Why a function may not do this, in the words of AWS, asked for what carries its signature; undefined when it may. */
  denial(functionName: string, checks: readonly AccessCheck[]): string | undefined;
  stop(): void;
}

/** One action on one resource that IAM is asked about. */
export interface AccessCheck {
  readonly action: string;
  readonly resource: string;
}

export interface GatewayHostSettings {
  readonly model: AssemblyModel;
  readonly engines: Engines;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** For `lambda:InvokeFunction`, and for bucket notifications. */
  readonly invoker: Invoker;
  /** For `states:StartExecution` and its like. */
  readonly machines: Machines;
  readonly doorUrl?: string;
}
