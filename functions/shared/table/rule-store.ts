import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type ControlRule, controlRule } from '../../../schemas/control-rule.ts';
import { ruleKey, rulesPartition } from './keys.ts';
import { partitionKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, text, textOf } from './values.ts';

/** A published rule as an item of the table; a new version is a new item (requirements C8). */
export function writeRule(rule: ControlRule): Attributes {
  return { ...ruleKey(rule.id, rule.version), j: text(JSON.stringify(rule)) };
}

/** All published rules in all versions: a few dozen, one Query. */
export async function findRules({ client, name }: Table): Promise<ControlRule[]> {
  const { Items: found = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: '#pk = :rules',
      ExpressionAttributeNames: { '#pk': partitionKey },
      ExpressionAttributeValues: { ':rules': text(rulesPartition) },
    }),
  );
  return found.map((stored) => controlRule.parse(JSON.parse(textOf(stored, 'j') ?? '')));
}
