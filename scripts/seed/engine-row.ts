import { createHash } from 'node:crypto';
import { partitionKey, phoneIndex, placeIndex, sortKey } from '../../functions/shared/table/shape.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';

/** An item as the local table engine (dynoxide) stores it, with its rows in the indexes. */
export interface EngineRow {
  pk: string;
  sk: string;
  item: string;
  size: number;
  /** The engine only orders scans by it. */
  prefix: string;
  indexed: readonly { index: IndexName; pk: string; sk: string; item: string }[];
}

export type IndexName = (typeof indexes)[number]['name'];

export const indexes = [placeIndex, { ...phoneIndex, projected: [] }] as const;

export function engineRowOf(item: Attributes): EngineRow {
  const [pk, sk] = [told(item, partitionKey), told(item, sortKey)];
  const standing = indexes.filter(
    (index) => item[index.partitionKey] !== undefined && item[index.sortKey] !== undefined,
  );
  return {
    pk,
    sk,
    item: writeItem(item),
    size: sizeOf(item),
    prefix: createHash('md5').update(pk).digest('hex').slice(0, 6),
    indexed: standing.map((index) => {
      const names = [partitionKey, sortKey, index.partitionKey, index.sortKey, ...index.projected];
      const shown = Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
      return {
        index: index.name,
        pk: told(item, index.partitionKey),
        sk: told(item, index.sortKey),
        item: writeItem(shown),
      };
    }),
  };
}

/** A key attribute as the engine tells it; ours are texts. */
export const told = (item: Readonly<Attributes>, name: string): string => `S:${item[name]?.S ?? ''}`;

/** DynamoDB's JSON, with bytes as base64. */
function writeItem(item: Attributes): string {
  const plain = Object.entries(item).map(([name, value]) => [
    name,
    value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
  ]);
  return JSON.stringify(Object.fromEntries(plain));
}

export function readItem(json: string): Attributes {
  const plain = JSON.parse(json) as Record<string, { B?: string }>;
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B, 'base64') },
    ]),
  ) as Attributes;
}

/** What DynamoDB bills of an item: the bytes of its names and values (of a number, half of its digits and one). */
function sizeOf(item: Attributes): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value),
    0,
  );
}

function bytesOf({ S, N, B, SS, L }: Attributes[string]): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/\D/g, '').length / 2) + 1;
  if (B !== undefined) return B.length;
  if (SS !== undefined) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return 3 + (L ?? []).reduce((sum, one) => sum + 1 + bytesOf(one), 0);
}
