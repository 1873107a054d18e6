import type { Placed, PolicyDocument } from './policies.ts';

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
  /** What pages of other origins may do by the links that they were given. */
  readonly cors: readonly CorsRule[];
  readonly policies: readonly PolicyDocument[];
  /** The web site whose files the bucket holds (tag `baobei:site`), when it holds one. */
  readonly site?: string;
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds?: number;
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
