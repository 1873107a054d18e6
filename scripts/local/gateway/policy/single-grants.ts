import type { PolicyDocument, PolicyStatement } from '../../seams/policies.ts';

/** One action on one resource that one statement allows: the smallest thing that can be taken away. */
export interface SingleGrant {
  readonly document: number;
  readonly statement: number;
  readonly action: string;
  readonly resource: string;
}

/** Every grant of the documents, in a fixed order, so that a test can take away one after the other. */
export function singleGrants(documents: readonly PolicyDocument[]): readonly SingleGrant[] {
  return documents.flatMap((policy, document) =>
    policy.Statement.flatMap((body, statement) =>
      body.Effect === 'Deny'
        ? []
        : listed(body.Action).flatMap((action) =>
            listed(body.Resource).map((resource) => ({ document, statement, action, resource })),
          ),
    ),
  );
}

/** The documents without that one grant; the other pairs of its statement stay. */
export function withoutGrant(
  documents: readonly PolicyDocument[],
  grant: SingleGrant,
): readonly PolicyDocument[] {
  return documents.map((policy, document) => ({
    ...policy,
    Statement: policy.Statement.flatMap((body, statement) =>
      document === grant.document && statement === grant.statement ? without(body, grant) : [body],
    ),
  }));
}

/** A statement is a product of actions and resources: less one pair it takes two statements to say. */
function without(body: PolicyStatement, grant: SingleGrant): readonly PolicyStatement[] {
  const otherActions = listed(body.Action).filter((action) => action !== grant.action);
  const otherResources = listed(body.Resource).filter((resource) => resource !== grant.resource);
  const { Sid: _, ...rest } = body;
  return [
    ...(otherActions.length > 0 ? [{ ...rest, Action: otherActions }] : []),
    ...(otherResources.length > 0 ? [{ ...rest, Action: grant.action, Resource: otherResources }] : []),
  ];
}

function listed(patterns: string | readonly string[] | undefined): readonly string[] {
  if (patterns === undefined) return [];
  return typeof patterns === 'string' ? [patterns] : patterns;
}
