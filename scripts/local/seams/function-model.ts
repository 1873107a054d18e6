import type { Placed, RoleModel } from './policies.ts';

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
