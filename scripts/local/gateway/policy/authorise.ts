import type { PolicyDocument, PolicyStatement } from '../../seams/policies.ts';
import type { ConditionContext } from './check-condition.ts';
import { compilePolicies, type Verdict } from './compile-policies.ts';
import { matcher } from './match-pattern.ts';

/** Who calls, and what speaks of it. */
export interface Grants {
  readonly roleArn: string;
  readonly account: string;
  readonly partition: string;
  readonly region: string;
  readonly identity: readonly PolicyDocument[];
  /** Policies of queues, buckets and keys, by the ARN of the resource. */
  readonly resources: Readonly<Record<string, readonly PolicyDocument[]>>;
}

/** Undefined when the call is allowed, else why it is not, in the words of AWS. */
export type Authorise = (action: string, resource: string) => string | undefined;

/**
 * Inside one account: a Deny anywhere refuses; an Allow of the identity or, for this role by name, of the resource allows;
 * a key is the exception, its own policy must let the account in (IAM User Guide, "Policy evaluation logic"; KMS, "Key policies").
 */
export function authoriser(grants: Grants): Authorise {
  const context: ConditionContext = {
    'aws:SecureTransport': 'true',
    'aws:PrincipalArn': grants.roleArn,
    'aws:PrincipalAccount': grants.account,
    'aws:PrincipalIsAWSService': 'false',
    'aws:ResourceAccount': grants.account,
    'aws:RequestedRegion': grants.region,
    's3:TlsVersion': '1.3',
  };
  const identity = compilePolicies(grants.identity, context);
  const resources = Object.entries(grants.resources).map(([arn, documents]) => ({
    arn,
    covers: matcher(`${arn}/*`, { ignoreCase: false }),
    named: compilePolicies(addressed(documents, grants, 'role'), context),
    account: compilePolicies(addressed(documents, grants, 'account'), context),
  }));
  const decided = new Map<string, string | undefined>();

  function decide(action: string, resource: string): string | undefined {
    const ofCaller = identity(action, resource);
    const ofResource = resources.find(({ arn, covers }) => arn === resource || covers(resource));
    const named = ofResource?.named(action, resource) ?? 'silent';
    const account = ofResource?.account(action, resource) ?? 'silent';
    if ([ofCaller, named, account].includes('refused')) return 'with an explicit deny';
    if (named === 'allowed') return undefined;
    if (action.startsWith('kms:') && account !== 'allowed')
      return 'because no resource-based policy allows the action';
    return allowedBy(ofCaller, action);
  }

  return (action, resource) => {
    const key = `${action} ${resource}`;
    if (!decided.has(key)) decided.set(key, decide(action, resource));
    return decided.get(key);
  };
}

function allowedBy(verdict: Verdict, action: string): string | undefined {
  return verdict === 'allowed' ? undefined : `because no identity-based policy allows the ${action} action`;
}

/** The statements that speak to this role by name, or to its whole account. A Deny to everybody is in both. */
function addressed(
  documents: readonly PolicyDocument[],
  grants: Grants,
  to: 'role' | 'account',
): readonly PolicyDocument[] {
  const root = `arn:${grants.partition}:iam::${grants.account}:root`;
  return documents.map((document) => ({
    Statement: document.Statement.filter((statement) => {
      const names = principals(statement);
      if (names.includes('*')) return true;
      return to === 'role'
        ? names.includes(grants.roleArn)
        : names.includes(root) || names.includes(grants.account);
    }),
  }));
}

function principals(statement: PolicyStatement): readonly string[] {
  const principal = statement.Principal;
  if (typeof principal === 'string') return [principal];
  if (typeof principal !== 'object' || principal === null || !('AWS' in principal)) return [];
  const named: unknown = principal.AWS;
  if (typeof named === 'string') return [named];
  return Array.isArray(named) ? named.filter((name): name is string => typeof name === 'string') : [];
}
