import type { DynamoDBRecord } from 'aws-lambda';
import type { CallDynamoDb } from '../../engines/call-dynamodb.ts';
import type { TableModel } from '../../seams/storage-model.ts';
import { type EngineRecord, streamRecord } from './stream-record.ts';

/** Records of a table's stream, one after the other. */
export interface StreamReader {
  readonly shardId: () => string;
  /** The next records after the last that it gave; empty when there are none yet. After an error it goes on from there too. */
  next(most: number): Promise<readonly DynamoDBRecord[]>;
}

const service = 'DynamoDBStreams_20120810';

interface Shard {
  readonly ShardId: string;
  readonly SequenceNumberRange: { readonly StartingSequenceNumber?: string };
}

interface Place {
  readonly arn: string;
  readonly shardId: string;
}

/**
 * Reads on after a sequence number, or from the start of the stream, one shard after the other. A shard is at its end when GetRecords
 * answers no next iterator: EndingSequenceNumber is not looked at, as dynoxide gives the string maximum of an open shard's numbers.
 */
export function openStreamReader(
  call: CallDynamoDb,
  source: { table: TableModel; region: string },
  from: string | undefined,
): StreamReader {
  const { table, region } = source;
  let last = from;
  let place: Place | undefined;
  let iterator: string | undefined;

  async function shards(): Promise<{
    readonly arn: string;
    readonly ids: readonly string[];
    readonly at: number;
  }> {
    const { Streams } = await call<{ Streams: { StreamArn: string }[] }>(service, 'ListStreams', {
      TableName: table.name,
    });
    const arn = Streams[0]?.StreamArn ?? '';
    const { StreamDescription } = await call<{ StreamDescription: { Shards: Shard[] } }>(
      service,
      'DescribeStream',
      {
        StreamArn: arn,
      },
    );
    const all = StreamDescription.Shards;
    return {
      arn,
      ids: all.map(({ ShardId }) => ShardId),
      at: all.findLastIndex((shard) => holds(shard, last)),
    };
  }

  async function find(): Promise<Place> {
    const { arn, ids, at } = await shards();
    return { arn, shardId: ids[Math.max(at, 0)] ?? '' };
  }

  /** The shard after this one, once the engine has opened it. */
  async function follow(ended: Place): Promise<void> {
    const { arn, ids } = await shards();
    const next = ids[ids.indexOf(ended.shardId) + 1];
    if (next === undefined) return;
    place = { arn, shardId: next };
    last = undefined;
  }

  async function start(): Promise<string | undefined> {
    place ??= await find();
    const { ShardIterator } = await call<{ ShardIterator?: string }>(service, 'GetShardIterator', {
      StreamArn: place.arn,
      ShardId: place.shardId,
      ...(last === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last }),
    });
    return ShardIterator;
  }

  return {
    shardId: () => place?.shardId ?? '',
    next: async (most) => {
      const at = iterator ?? (await start());
      iterator = undefined;
      const answer = await call<{ Records: EngineRecord[]; NextShardIterator?: string }>(
        service,
        'GetRecords',
        {
          ShardIterator: at,
          Limit: most,
        },
      );
      iterator = answer.NextShardIterator;
      last = answer.Records.at(-1)?.dynamodb.SequenceNumber ?? last;
      if (iterator === undefined && place) await follow(place);
      return answer.Records.map((record) => streamRecord(record, table, region));
    },
  };
}

function holds(
  { SequenceNumberRange: { StartingSequenceNumber } }: Shard,
  sequence: string | undefined,
): boolean {
  return sequence !== undefined && BigInt(StartingSequenceNumber ?? '0') <= BigInt(sequence);
}
