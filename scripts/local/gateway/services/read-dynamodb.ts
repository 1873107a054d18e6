import type { Loopback } from '../../engines/loopback.ts';
import type { AccessCheck } from '../../seams/gateway.ts';
import type { AwsCall, OutgoingRequest } from '../call.ts';
import { type ConsumedCapacity, unitsOf, unitsOfFailure } from './consumed-capacity.ts';
import { separateCapacity } from './separate-capacity.ts';

/** Where the tables of the account are. */
export interface DynamoDbPlace {
  readonly engine: Loopback;
  /** `arn:aws:dynamodb:eu-west-1:000000000000:table/` */
  readonly tableArnPrefix: string;
}

/** The members of DynamoDB's requests that say what is touched. */
export interface DynamoDbBody {
  TableName?: string;
  IndexName?: string;
  ReturnConsumedCapacity?: string;
  RequestItems?: Record<string, unknown>;
  TransactItems?: Record<string, { TableName?: string } | undefined>[];
}

/** Actions that consume capacity and can say so. */
const metered = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]);

/** TransactWriteItems has no permission of its own: each item needs that of its kind (DynamoDB Developer Guide, "Transactions", IAM). */
const transactionActions: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Get: 'dynamodb:GetItem',
};

/** Reads a DynamoDB call. PartiQL is refused: its permissions would need its statements parsed, and nothing here uses it. */
export function readDynamoDb(request: OutgoingRequest, place: DynamoDbPlace): AwsCall | string {
  const action = (request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  if (action.includes('Statement') || action === 'ExecuteTransaction')
    return 'PartiQL is not known to the gateway';
  const text = request.body.toString('utf8');
  const body = JSON.parse(text) as DynamoDbBody;
  const checks = checksOf(action, body, place.tableArnPrefix);
  return {
    service: 'dynamodb',
    action,
    resource: nameOf(checks[0]?.resource ?? ''),
    checks,
    perform: async () => {
      const wanted = body.ReturnConsumedCapacity;
      const forwarded = metered.has(action) ? Buffer.from(askForCapacity(text, body)) : request.body;
      const response = await place.engine.send({ ...request, body: forwarded });
      if (!metered.has(action)) return { response, units: [] };
      if (response.status !== 200) return { response, units: unitsOfFailure(action, body, response) };
      const { capacity, kept } = separateCapacity(response.body, wanted);
      return { response: { ...response, body: kept }, units: capacity.flatMap((one) => units(action, one)) };
    },
  };
}

function units(action: string, capacity: ConsumedCapacity): ReturnType<typeof unitsOf> {
  return unitsOf(/Get|Query|Scan/.test(action) ? 'read' : 'write', capacity);
}

/** The text is parsed once and, as nearly every caller asks for nothing, changed by putting one member in front. */
function askForCapacity(text: string, body: DynamoDbBody): string {
  if (body.ReturnConsumedCapacity === 'INDEXES') return text;
  if (body.ReturnConsumedCapacity !== undefined)
    return JSON.stringify({ ...body, ReturnConsumedCapacity: 'INDEXES' });
  return `{"ReturnConsumedCapacity":"INDEXES",${text.slice(text.indexOf('{') + 1)}`;
}

function checksOf(action: string, body: DynamoDbBody, prefix: string): readonly AccessCheck[] {
  if (body.TransactItems) return body.TransactItems.flatMap((one) => transactionChecks(one, prefix));
  if (body.RequestItems) {
    return Object.keys(body.RequestItems).map((table) => ({
      action: `dynamodb:${action}`,
      resource: arnOf(table, prefix),
    }));
  }
  if (body.TableName === undefined) return [{ action: `dynamodb:${action}`, resource: '*' }];
  const table = arnOf(body.TableName, prefix);
  const resource = body.IndexName === undefined ? table : `${table}/index/${body.IndexName}`;
  return [{ action: `dynamodb:${action}`, resource }];
}

function transactionChecks(
  entry: NonNullable<DynamoDbBody['TransactItems']>[number],
  prefix: string,
): readonly AccessCheck[] {
  return Object.entries(entry).map(([kind, operation]) => ({
    action: transactionActions[kind] ?? `dynamodb:${kind}`,
    resource: arnOf(operation?.TableName ?? '', prefix),
  }));
}

/** A table may be given by its name or by its ARN. */
function arnOf(table: string, prefix: string): string {
  return table.startsWith('arn:') ? table : `${prefix}${table}`;
}

/** `…:table/Name/index/open` → `Name/open`. */
function nameOf(arn: string): string {
  return arn.slice(arn.indexOf(':table/') + ':table/'.length).replace('/index/', '/');
}
