import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { openDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { declarationKind, kind } from '../../functions/shared/table/shape.ts';
import { type Attributes, text } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';

/** The local engine reads all that is left of a table for a page that has no limit. */
const itemsAPage = 1_000;

/**
 * Every declaration of the table that can still be opened, a page at a time. All of the province: what was counted for a region
 * may lie on a case that has left it since.
 */
export async function* scanDeclarations(sources: DeclarationSources): AsyncGenerator<Declaration[]> {
  let start: Attributes | undefined;
  do {
    const page = await sources.client.send(
      new ScanCommand({
        TableName: sources.name,
        ConsistentRead: true,
        Limit: itemsAPage,
        FilterExpression: '#kind = :declaration',
        ExpressionAttributeNames: { '#kind': kind },
        ExpressionAttributeValues: { ':declaration': text(declarationKind) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    const opened = await Promise.all((page.Items ?? []).map((stored) => openDeclaration(sources, stored)));
    yield opened.filter((one) => one !== undefined);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
