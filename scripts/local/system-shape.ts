import type { AssemblyModel } from './seams/assembly-model.ts';
import type { Clock } from './seams/clock.ts';
import type { Engines } from './seams/engines.ts';
import type { Faults } from './seams/faults.ts';
import type { Inbox } from './seams/inbox.ts';
import type { InvocationResult } from './seams/invoker.ts';
import type { IssuerSettings } from './seams/issuer.ts';
import type { Log } from './seams/log.ts';
import type { Machines, OnState } from './seams/machines.ts';
import type { DeadLetters } from './seams/mappings.ts';
import type { Meter } from './seams/meter.ts';
import type { PolicyDocument } from './seams/policies.ts';

export interface SystemOptions {
  /** Folder of the cloud assembly; `cdk.out` of the project when left out. */
  readonly assembly?: string;
  readonly partition?: 'aws' | 'aws-cn';
  /** Everything that is kept between two starts. */
  readonly dataFolder: string;
  /** Begin with an empty data folder. */
  readonly fresh?: boolean;
  /** Where the clock stands at the start. */
  readonly at?: Date;
  /** 0: any free port, which is also the default. */
  readonly ports?: Readonly<
    Partial<Record<'citizen' | 'officer' | 'desk' | 'issuer' | 'control' | 'door', number>>
  >;
  readonly log?: Log;
  readonly engine?: 'dynoxide' | 'dynamodb-local';
  /** Who may sign in; nobody when left out. */
  readonly findAccount?: IssuerSettings['findAccount'];
  readonly suggestedAccounts?: IssuerSettings['suggested'];
  /** Clients that act for themselves, by the names of their accounts. */
  readonly services?: IssuerSettings['services'];
  /** Folder with the built sites, one folder each. */
  readonly sitesFolder?: string;
  /** Values of CloudFormation parameters beside those that the runner gives. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Hears of each state that an execution enters or leaves. */
  readonly onState?: OnState;
  /** How many functions stay warm; so few that a small machine has the memory, when left out. */
  readonly mostWorkers?: number;
}

/** A running system. */
export interface System {
  readonly citizenUrl: string;
  readonly officerUrl: string;
  readonly deskUrl: string;
  readonly issuerUrl: string;
  readonly controlUrl: string;
  readonly inboxUrl: string;
  /** Where presigned links to objects lead. */
  readonly doorUrl: string;
  readonly dynamodb: Engines['dynamodb'];
  readonly sqs: Engines['sqs'];
  readonly s3: Engines['s3'];
  readonly dataFolder: string;
  /** Where functions and APIs write their logs. */
  readonly logFolder: string;
  /** True when the tables were made in this start: they want seeding. */
  readonly fresh: boolean;
  readonly model: AssemblyModel;
  /** Physical name of a table by its logical id. */
  tableName(logicalId: string): string;
  /** Physical name of a table, queue, bucket, function, rule or machine. */
  resource(logicalId: string): string;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly faults: Faults;
  readonly inbox: Inbox;
  readonly machines: Machines;
  readonly deadLetters: DeadLetters;
  /** Sends to a queue by its logical id, as somebody outside the system would. */
  send(queueId: string, body: string): Promise<void>;
  /** What lies in a bucket under a name, as text; undefined when there is nothing. */
  readObject(bucketId: string, key: string): Promise<string | undefined>;
  invoke(functionId: string, event: unknown): Promise<InvocationResult>;
  /** Fires a rule by its logical id, whatever its schedule says. */
  fireSchedule(ruleId: string): Promise<void>;
  issueToken(sub: string, lifetimeSeconds?: number): Promise<string>;
  /** Gives a function other policies than the template's, for tests that take a grant away. */
  replacePolicies(functionId: string, policies: readonly PolicyDocument[]): void;
  workers(): Readonly<Record<string, number>>;
  /** Resolves when streams are read to their end, queues are empty, and neither function nor machine has anything to do. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
