import type { CfnGlobalTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';

/**
 * Encrypts a table with a key of ours.
 * `TableV2` refuses to do that in a stack that is not bound to a region, though a table without copies in
 * other regions has one key only; so the two properties are written as CloudFormation documents them.
 */
export function encryptTable(table: TableV2, key: Key): TableV2 {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: key.keyArn });
  return table;
}
