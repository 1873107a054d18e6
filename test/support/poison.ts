import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { citizenWriter, declarationKind, kind, writer } from '../../functions/shared/table/shape.ts';
import { localTarget } from '../../scripts/seed/seed.ts';
import type { RunningSystem } from './running-system.ts';

/** Writes a record that passes the stream's filter and is no declaration; resolves when the stream has been read past it. */
export async function poisonStream({ system }: Pick<RunningSystem, 'system'>): Promise<void> {
  const { client, name } = localTarget(system).table;
  const poison = {
    ...declarationKey('poisonpoisonpoisonpois'),
    [kind]: { S: declarationKind },
    [writer]: { S: citizenWriter },
    v: { S: 'poison' },
  };
  await client.send(new PutItemCommand({ TableName: name, Item: poison }));
  await system.idle();
}
