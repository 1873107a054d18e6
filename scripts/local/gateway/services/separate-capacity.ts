import type { ConsumedCapacity } from './consumed-capacity.ts';

const marker = '"ConsumedCapacity":';

/**
 * Takes `ConsumedCapacity` out of an answer and leaves what the caller asked for: nothing (`undefined`, `NONE`), sums (`TOTAL`),
 * or all of it (`INDEXES`). The engine puts it last, so only that tail is parsed; any other order costs a parse of the whole.
 */
export function separateCapacity(
  body: Buffer,
  wanted: string | undefined,
): { capacity: readonly ConsumedCapacity[]; kept: Buffer } {
  const at = body.lastIndexOf(marker);
  if (at < 0) return { capacity: [], kept: body };
  const tail = parseTail(body.toString('utf8', at + marker.length, body.length - 1));
  const whole = tail === undefined ? parseWhole(body) : undefined;
  const found = tail ?? whole?.capacity;
  if (found === undefined) return { capacity: [], kept: body };
  const capacity: readonly ConsumedCapacity[] = isList(found) ? found : [found];
  if (wanted === 'INDEXES') return { capacity, kept: body };
  const head = whole?.rest ?? body.toString('utf8', 0, at).replace(/,?\s*$/, '');
  const sums = isList(found) ? found.map(total) : total(found);
  const comma = head === '{' ? '' : ',';
  return {
    capacity,
    kept: Buffer.from(wanted === 'TOTAL' ? `${head}${comma}${marker}${JSON.stringify(sums)}}` : `${head}}`),
  };
}

type Capacities = ConsumedCapacity | readonly ConsumedCapacity[];

/** Batches and transactions answer with a list, one for each table. */
function isList(capacities: Capacities): capacities is readonly ConsumedCapacity[] {
  return Array.isArray(capacities);
}

function parseTail(text: string): Capacities | undefined {
  try {
    return JSON.parse(text) as Capacities;
  } catch {
    return undefined;
  }
}

function parseWhole(body: Buffer): { capacity: Capacities; rest: string } | undefined {
  const { ConsumedCapacity: capacity, ...rest } = JSON.parse(body.toString('utf8')) as {
    ConsumedCapacity?: Capacities;
  };
  return capacity === undefined ? undefined : { capacity, rest: JSON.stringify(rest).slice(0, -1) };
}

function total({ TableName, CapacityUnits }: ConsumedCapacity): Pick<ConsumedCapacity, 'TableName'> & {
  CapacityUnits: number;
} {
  return { TableName, CapacityUnits: CapacityUnits ?? 0 };
}
