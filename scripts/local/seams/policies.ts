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
