import type { DynamoDBRecord } from 'aws-lambda';
import type { CallDynamoDb } from '../../engines/call-dynamodb.ts';
import type { TableModel } from '../../seams.ts';
import { type EngineRecord, streamRecord } from './stream-record.ts';

/** Records of a table's stream, one after the other. */
export interface StreamReader {
  readonly shardId: () => string;
  /** The next records after the last that it gave; empty when there are none yet. After an error it goes on from there too. */
  next(most: number): Promise<readonly DynamoDBRecord[]>;
}

const service = 'DynamoDBStreams_20120810';

interface Place {
  readonly arn: string;
  readonly shardId: string;
}

/**
 * Reads on after a sequence number, or from the start of the stream. The engine has one shard, which stays open: its
 * EndingSequenceNumber is the string maximum of what is in it and doesn't mean that it was closed, so it is not looked at.
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

  async function find(): Promise<Place> {
    const { Streams } = await call<{ Streams: { StreamArn: string }[] }>(service, 'ListStreams', {
      TableName: table.name,
    });
    const arn = Streams[0]?.StreamArn ?? '';
    const described = await call<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
      service,
      'DescribeStream',
      { StreamArn: arn },
    );
    return { arn, shardId: described.StreamDescription.Shards[0]?.ShardId ?? '' };
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
      const from = iterator ?? (await start());
      iterator = undefined;
      const answer = await call<{ Records: EngineRecord[]; NextShardIterator?: string }>(
        service,
        'GetRecords',
        {
          ShardIterator: from,
          Limit: most,
        },
      );
      iterator = answer.NextShardIterator;
      last = answer.Records.at(-1)?.dynamodb.SequenceNumber ?? last;
      return answer.Records.map((record) => streamRecord(record, table, region));
    },
  };
}
