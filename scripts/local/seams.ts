/**
 * The seams of the local runner: types only, no code. Each part implements or uses these and nothing else of its neighbours.
 * `assembly/` makes the model; `lambda/` the invoker; `gateway/`, `engines/`, `events/`, `clock/`, `schedule/`, `states/`,
 * `identity/` and `inbox/` implement the factory named beside each interface; `system.ts` puts them together.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MessagePort } from 'node:worker_threads';

// ── The assembly: what the template says, with every intrinsic resolved ─────────────────────────────────────────────────────────

/** What each resource of the model has: its logical id and its construct path (`BaobeiData/Table`, without a last `/Resource`). */
export interface Placed {
  readonly stack: string;
  readonly logicalId: string;
  readonly path: string;
  readonly arn: string;
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy document, resolved: no intrinsic is left in it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface RoleModel extends Placed {
  readonly name: string;
  /** Every identity policy of the role: inline, attached, and the AWS managed ones that the runner knows. */
  readonly policies: readonly PolicyDocument[];
}

export interface FunctionModel extends Placed {
  readonly name: string;
  /** Absolute folder of the code asset; `handler` is `<file>.<export>` in it. */
  readonly codeFolder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
  readonly role: RoleModel;
  readonly logGroup: string;
  /** Who may invoke it from outside IAM: `AWS::Lambda::Permission`. */
  readonly permissions: readonly InvokePermission[];
  /** What happens to an asynchronous invocation (schedules, notifications) that fails: `AWS::Lambda::EventInvokeConfig`. */
  readonly whenAsync: AsyncInvocation;
}

export interface AsyncInvocation {
  readonly maximumRetryAttempts: number;
  readonly maximumAgeSeconds: number;
  /** ARN of the queue that gets the event with how it failed. */
  readonly onFailureArn?: string;
}

export interface InvokePermission {
  readonly principal: string;
  readonly sourceArn?: string;
}

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

export interface IndexModel {
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly projection: {
    readonly type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly attributes: readonly string[];
  };
}

export interface TableModel extends Placed {
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly indexes: readonly IndexModel[];
  readonly localIndexes: readonly IndexModel[];
  readonly stream?: {
    readonly arn: string;
    readonly view: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY';
  };
  readonly ttlAttribute?: string;
}

export interface QueueModel extends Placed {
  readonly name: string;
  /** As the function sees it: `https://sqs.<region>.<suffix>/<account>/<name>`. */
  readonly url: string;
  readonly fifo: boolean;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
  /** Resource policies (`AWS::SQS::QueuePolicy`). */
  readonly policies: readonly PolicyDocument[];
}

export interface BucketModel extends Placed {
  readonly name: string;
  readonly objectLock: boolean;
  /** The retention that a new object gets when it says none of its own. */
  readonly defaultRetention?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number };
  readonly versioned: boolean;
  /** Days after which an object expires, per prefix. */
  readonly expirations: readonly { readonly prefix: string; readonly days: number }[];
  readonly notifications: readonly BucketNotification[];
  readonly policies: readonly PolicyDocument[];
  /** The web site whose files the bucket holds (tag `baobei:site`), when it holds one. */
  readonly site?: string;
}

export interface BucketNotification {
  /** `s3:ObjectCreated:*` and its kind. */
  readonly event: string;
  readonly functionArn: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface KeyModel extends Placed {
  readonly keyId: string;
  readonly policy: PolicyDocument;
}

export interface TopicModel extends Placed {
  readonly name: string;
}

interface MappingBase extends Placed {
  readonly functionName: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Each is one pattern, parsed from its JSON text; a record passes when any one matches. Empty: everything passes. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** `FunctionResponseTypes` holds `ReportBatchItemFailures`. */
  readonly reportsBatchItemFailures: boolean;
}

export interface QueueMappingModel extends MappingBase {
  readonly kind: 'queue';
  readonly queue: QueueModel;
  readonly maximumConcurrency?: number;
}

export interface StreamMappingModel extends MappingBase {
  readonly kind: 'stream';
  readonly table: TableModel;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly bisectOnError: boolean;
  /** −1: until the record expires. */
  readonly maximumRetryAttempts: number;
  /** −1: no limit. */
  readonly maximumRecordAgeSeconds: number;
  readonly parallelizationFactor: number;
  readonly tumblingWindowSeconds?: number;
  /** ARN of the queue, topic or bucket that gets the metadata of what was given up. */
  readonly onFailureArn?: string;
}

export type EventSourceMappingModel = QueueMappingModel | StreamMappingModel;

export interface RuleModel extends Placed {
  readonly name: string;
  readonly enabled: boolean;
  /** `cron(…)` or `rate(…)`, UTC. */
  readonly schedule: string;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly id: string;
  /** A function or a state machine. */
  readonly arn: string;
  /** Constant JSON text given instead of the event. */
  readonly input?: string;
  readonly retry: { readonly maximumAttempts: number; readonly maximumAgeSeconds: number };
  readonly deadLetterArn?: string;
  readonly role?: RoleModel;
}

export interface MachineModel extends Placed {
  readonly name: string;
  /** The Amazon States Language document, parsed and resolved. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly role: RoleModel;
}

export interface RouteModel {
  /** `GET /v1/declarations/{id}` or `$default`. */
  readonly key: string;
  readonly functionName: string;
  readonly authorizer?: JwtAuthorizerModel;
  readonly scopes: readonly string[];
  /** Per-route throttling where the stage sets it. */
  readonly throttle?: Throttle;
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface JwtAuthorizerModel {
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface CorsModel {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
  readonly allowCredentials: boolean;
}

export interface HttpApiModel extends Placed {
  readonly apiId: string;
  readonly name: string;
  /** Host of its execute-api endpoint. */
  readonly host: string;
  readonly routes: readonly RouteModel[];
  readonly cors?: CorsModel;
  readonly throttle?: Throttle;
  readonly integrationTimeoutMs: number;
  /** Where the default stage writes its access log, and the format with its `$context` variables. */
  readonly accessLog?: { readonly logGroup: string; readonly format: string };
}

export type OriginModel =
  | { readonly kind: 'bucket'; readonly id: string; readonly bucket: BucketModel; readonly path: string }
  | { readonly kind: 'api'; readonly id: string; readonly api: HttpApiModel; readonly path: string };

export interface BehaviourModel {
  /** `/v1/*`; the default behaviour is `*` and comes last. */
  readonly pattern: string;
  readonly origin: OriginModel;
  readonly methods: readonly string[];
  readonly compress: boolean;
  /** Response headers that the policy sets; `override` replaces what the origin sent. */
  readonly responseHeaders: readonly {
    readonly name: string;
    readonly value: string;
    readonly override: boolean;
  }[];
}

export interface DistributionModel extends Placed {
  /** The site of its default bucket (`declare`, `officer`). */
  readonly site: string;
  readonly rootObject: string;
  readonly behaviours: readonly BehaviourModel[];
  readonly errorPages: readonly { readonly status: number; readonly page: string; readonly answer: number }[];
}

/** A part of the template that is taken note of and does nothing here. */
export interface Inert {
  readonly type: string;
  /** Property of the type, or `*` for the whole type. */
  readonly property: string;
  readonly reason: string;
  readonly count: number;
}

export interface AssemblyModel {
  readonly partition: 'aws' | 'aws-cn';
  readonly urlSuffix: string;
  readonly region: string;
  readonly account: string;
  readonly functions: readonly FunctionModel[];
  readonly roles: readonly RoleModel[];
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly buckets: readonly BucketModel[];
  readonly keys: readonly KeyModel[];
  readonly topics: readonly TopicModel[];
  readonly mappings: readonly EventSourceMappingModel[];
  readonly rules: readonly RuleModel[];
  readonly machines: readonly MachineModel[];
  readonly apis: readonly HttpApiModel[];
  readonly distributions: readonly DistributionModel[];
  readonly inert: readonly Inert[];
}

// ── The Lambda host (lambda/) ───────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── The settable clock (clock/): `openClock(at?: Date): Clock`, and in a worker `installClock(buffer): void` (clock/install.ts) ──

export interface Clock {
  now(): Date;
  /** Moves the clock. On the way forward everything that falls due happens at its own instant and in order; resolves when it is done. */
  set(at: Date): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  /** Resolves when the clock reaches the instant, by time or by a jump; rejects with the signal's reason when it is aborted. */
  reach(at: Date, signal?: AbortSignal): Promise<void>;
  /** A jump asks each such party, at every instant that woke somebody, to finish its work before time goes on; answers how to leave. */
  settleWith(settled: () => Promise<void>): () => void;
  /** Told after the clock was set back: what was planned from a later "now" is to be planned again. */
  onSetBack(listener: () => void): void;
  /** The offset from real time in milliseconds, as one Float64 that workers read. */
  readonly buffer: SharedArrayBuffer;
  stop(): void;
}

// ── The gateway (gateway/): `openGateway(settings): Gateway` in the main thread, `installGateway(settings)` in a worker ──────────

/** What one worker needs; structured-clonable, its ports are listed in `transfer`. gateway/ may add fields of its own. */
export interface GatewaySettings {
  readonly functionName: string;
  readonly region: string;
  readonly account: string;
  readonly partition: 'aws' | 'aws-cn';
  readonly policies: readonly PolicyDocument[];
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string; readonly s3: string };
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
  stop(): void;
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
}

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

export interface Fault {
  readonly kind: 'throttle' | 'error-before' | 'error-after-commit' | 'delay' | 'kill-before' | 'kill-after';
  readonly functionName?: string;
  readonly service?: string;
  readonly action?: string;
  /** Strikes from the n-th matching call on (1 is the next one). */
  readonly nth?: number;
  /** How many calls it strikes; 1 when left out. */
  readonly times?: number;
  readonly delayMs?: number;
  /** Instead of `times`: each matching call from the n-th on is struck by chance, always the same ones for one `seed`. */
  readonly probability?: number;
  readonly seed?: number;
}

export interface Faults {
  /** Resolves with its id when every living worker knows it. */
  inject(fault: Fault): Promise<string>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  list(): readonly (Fault & { readonly id: string; readonly struck: number })[];
}

// ── The engines (engines/): `startEngines(settings): Promise<Engines>`; they create what the model says ─────────────────────────

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

// ── Event source mappings (events/): `startMappings(settings): Promise<Mappings>` ───────────────────────────────────────────────

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

// ── Schedules (schedule/): `startScheduler(settings): Scheduler` ────────────────────────────────────────────────────────────────

export interface SchedulerSettings {
  readonly model: AssemblyModel;
  readonly clock: Clock;
  readonly invoker: Invoker;
  readonly machines: Machines;
  readonly dataFolder: string;
  readonly log: Log;
  /** Puts what was given up into a queue: a function's on-failure destination, a target's dead-letter queue. */
  readonly setAside: (queueArn: string, body: string) => Promise<void>;
}

export interface Scheduler {
  /** Fires a rule by its name now, whatever its schedule says. */
  fire(ruleName: string): Promise<void>;
  /** Resolves when no target runs or is retried. */
  drained(): Promise<void>;
  isIdle(): boolean;
  stop(): Promise<void>;
}

// ── State machines (states/): `startMachines(settings): Promise<Machines>` ──────────────────────────────────────────────────────

export interface MachineSettings {
  readonly machines: readonly MachineModel[];
  readonly invoker: Invoker;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly log: Log;
}

export interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly redriveDate?: Date;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  readonly transitions: number;
}

export interface Machines {
  /** Same name and same input: the same execution; same name and another input: an error named `ExecutionAlreadyExists`. */
  start(
    machineArn: string,
    input: unknown,
    name?: string,
  ): Promise<{ readonly executionArn: string; readonly startDate: Date }>;
  describe(executionArn: string): Execution | undefined;
  list(machineArn: string): readonly Execution[];
  redrive(executionArn: string): Promise<void>;
  stopExecution(executionArn: string, error?: string, cause?: string): Promise<void>;
  /** Resolves when the execution has ended. */
  ended(executionArn: string): Promise<Execution>;
  /** Resolves when every running execution only waits for the clock. */
  drained(): Promise<void>;
  isIdle(): boolean;
  stop(): Promise<void>;
}

// ── Identity (identity/): `startIssuer(settings): Promise<Issuer>` ──────────────────────────────────────────────────────────────

export interface Account {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

export interface IssuerSettings {
  /** 0: any free port. A taken port rejects with the error of node:net (`EADDRINUSE`). */
  readonly port: number;
  readonly audience: string;
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Answers also by a promise; asked in the main thread. */
  readonly findAccount: (username: string) => Account | undefined | Promise<Account | undefined>;
  /** Sign-in names that the login page offers. */
  readonly suggested: readonly { readonly username: string; readonly label: string }[];
  /** Addresses of the web apps; every path below one is a valid redirect. */
  readonly appUrls: () => readonly string[];
  readonly log: Log;
}

/** A number in its place is `lifetimeSeconds`. */
export interface TokenOverrides {
  /** Negative: it ran out that long ago. */
  readonly lifetimeSeconds?: number | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** Signed by a key that is not the issuer's, under the name of the one that is. */
  readonly forged?: boolean | undefined;
  /** Added to the claims, or in their place. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

export interface Issuer {
  /** Without a last slash. */
  readonly url: string;
  /** An access token as the sign-in gives it, or, for tests, otherwise: run out, forged, for or by somebody else. */
  issueToken(sub: string, overrides?: number | TokenOverrides): Promise<string>;
  stop(): Promise<void>;
}

// ── The inbox (inbox/): `openInbox(settings): Inbox` ────────────────────────────────────────────────────────────────────────────

export interface InboxSettings {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly kind: string;
  readonly receivedAt: string;
}

export interface Inbox {
  /** Answers a request whose path, below the control server's `/inbox`, is `path`: the page at `/`, `/messages` GET and POST. */
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  messages(filter?: { readonly to?: string; readonly kind?: string }): readonly InboxMessage[];
  clear(): void;
  stop(): void;
}

// ── What all parts use ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line for the person at the console; never anything personal. */
export type Log = (line: string) => void;

/** Something the person can put right: its message is one sentence that says what to do. `errors.ts` makes it. */
export interface StartProblem extends Error {
  readonly name: 'StartProblem';
}
