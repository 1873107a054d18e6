import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkSettings } from '../sdk-settings.ts';

/** A table and the client that reaches it. */
export interface Table {
  client: DynamoDBClient;
  name: string;
}

/** One client for the life of a function; region and credentials are Lambda's own. */
export function openTable(name: string, client = new DynamoDBClient(sdkSettings)): Table {
  return { client, name };
}
