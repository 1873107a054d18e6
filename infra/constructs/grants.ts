import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { phoneIndex, placeIndex } from '../../functions/shared/table/shape.ts';
import type { Data } from '../stacks/data-stack.ts';

/** TransactWriteItems and TransactGetItems are no actions: each item needs the action of its kind. */
type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';
type IndexName = (typeof placeIndex | typeof phoneIndex)['name'];

export interface TableNeeds {
  table?: readonly TableAction[];
  /** Indexes that are queried. */
  indexes?: readonly IndexName[];
  /** Personal fields: `open` reads the wrapped data keys and unwraps them; `seal` makes the key of a new day as well. */
  fieldKeys?: 'open' | 'seal';
}

/**
 * What a function may do with the table and the keys, and the settings that tell it where they are. Who needs no key of the
 * personal fields need not know for how long they are kept.
 */
export function grantData(
  handler: Function,
  data: Data,
  retentionDays: string | undefined,
  needs: TableNeeds,
): void {
  handler.addEnvironment('TABLE_NAME', data.table.tableName);
  if (needs.table) allow(handler, needs.table, data.table.tableArn);
  for (const index of needs.indexes ?? []) allow(handler, ['Query'], `${data.table.tableArn}/index/${index}`);
  if (!needs.fieldKeys) return;
  const seals = needs.fieldKeys === 'seal';
  allow(handler, seals ? ['GetItem', 'PutItem'] : ['GetItem'], data.keyTable.tableArn);
  data.fieldKey.grant(handler, 'kms:Decrypt', ...(seals ? ['kms:GenerateDataKey'] : []));
  handler.addEnvironment('KEY_TABLE_NAME', data.keyTable.tableName);
  handler.addEnvironment('KEY_ID', data.fieldKey.keyArn);
  if (retentionDays !== undefined) handler.addEnvironment('RETENTION_DAYS', retentionDays);
}

export function grantSend(handler: Function, queue: IQueue, setting: string): void {
  queue.grant(handler, 'sqs:SendMessage');
  handler.addEnvironment(setting, queue.queueUrl);
}

/** Poison is set aside whole, below the name of who set it aside, and never read back by a function. */
export function grantSetAside(handler: Function, data: Data, step: string): void {
  grantObjects(handler, data.setAsideBucket, { folder: step, actions: ['PutObject'] });
  handler.addEnvironment('SET_ASIDE_BUCKET', data.setAsideBucket.bucketName);
}

/** Exports are written by one function and given out by another, as links that it signs. */
export function grantExports(handler: Function, data: Data, actions: readonly ObjectAction[]): void {
  grantObjects(handler, data.exportBucket, { folder: 'declarations', actions });
  handler.addEnvironment('EXPORT_BUCKET', data.exportBucket.bucketName);
}

/** Files of closed reports, and who gives them out as links that it signs. */
export function grantReports(handler: Function, data: Data, actions: readonly ObjectAction[]): void {
  grantObjects(handler, data.reportBucket, { folder: 'daily-reports', actions });
  handler.addEnvironment('REPORT_BUCKET', data.reportBucket.bucketName);
}

/** Lists of who has not reported hold numbers of phones: they are kept for a day, as exports are. */
export function grantMissingLists(handler: Function, data: Data, actions: readonly ObjectAction[]): void {
  grantObjects(handler, data.exportBucket, { folder: 'missing', actions });
  handler.addEnvironment('EXPORT_BUCKET', data.exportBucket.bucketName);
}

/** Files of feeds, by the folder in which they are at each step. */
export function grantFeeds(
  handler: Function,
  bucket: Bucket,
  folders: Readonly<Record<string, readonly ObjectAction[]>>,
): void {
  for (const [folder, actions] of Object.entries(folders)) grantObjects(handler, bucket, { folder, actions });
  handler.addEnvironment('FEED_BUCKET', bucket.bucketName);
}

type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject';

function grantObjects(
  handler: Function,
  bucket: Bucket,
  { folder, actions }: { folder: string; actions: readonly ObjectAction[] },
): void {
  handler.addToRolePolicy(
    new PolicyStatement({
      actions: actions.map((action) => `s3:${action}`),
      resources: [bucket.arnForObjects(`${folder}/*`)],
    }),
  );
  Validations.of(Stack.of(handler)).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${knownArn(Stack.of(handler), bucket)}/${folder}/*]`,
    reason: 'The star stands for names of objects that do not exist yet; folder and action are fixed.',
  });
}

/** How cdk-nag names a bucket: by its logical id in its own stack, by the export in another. */
function knownArn(stack: Stack, bucket: Bucket): string {
  const owner = Stack.of(bucket);
  const { logicalId } = bucket.node.defaultChild as CfnBucket;
  if (owner === stack) return `<${String(stack.resolve(logicalId))}.Arn>`;
  const imported = owner.resolve(owner.exportValue(bucket.bucketArn)) as { 'Fn::ImportValue': string };
  return imported['Fn::ImportValue'];
}

function allow(handler: Function, actions: readonly TableAction[], resource: string): void {
  handler.addToRolePolicy(
    new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
  );
}
