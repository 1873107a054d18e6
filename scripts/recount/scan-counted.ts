import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { FindingFacts } from '../../functions/shared/findings/finding.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { openDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { readFindingFacts } from '../../functions/shared/table/finding-codec.ts';
import { declarationKind, findingKind, kind } from '../../functions/shared/table/shape.ts';
import { type Attributes, text, textOf } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';

/** The local engine reads all that is left of a table for a page that has no limit. */
const itemsAPage = 1_000;

/** What is counted. */
export interface CountedPage {
  declarations: Declaration[];
  findings: FindingFacts[];
}

/**
 * Every declaration of the table that can still be opened, and what comparison found, a page at a time. All of the province: what was counted
 * for a region may lie on a case that has left it since.
 */
export async function* scanCounted(sources: DeclarationSources): AsyncGenerator<CountedPage> {
  let start: Attributes | undefined;
  do {
    const page = await sources.client.send(
      new ScanCommand({
        TableName: sources.name,
        ConsistentRead: true,
        Limit: itemsAPage,
        FilterExpression: '#kind IN (:declaration, :finding)',
        ExpressionAttributeNames: { '#kind': kind },
        ExpressionAttributeValues: { ':declaration': text(declarationKind), ':finding': text(findingKind) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    const items = page.Items ?? [];
    const of = (wanted: string) => items.filter((stored) => textOf(stored, kind) === wanted);
    const opened = await Promise.all(of(declarationKind).map((stored) => openDeclaration(sources, stored)));
    yield {
      declarations: opened.filter((one) => one !== undefined),
      findings: of(findingKind).map(readFindingFacts),
    };
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
