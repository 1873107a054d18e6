import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { findDynoxide } from '../../../scripts/local/engines/find-dynoxide.ts';
import { aTable } from '../gateway/a-model.ts';
import { testEngine } from '../gateway/test-engine.ts';
import { type SomeEngines, someEngines } from './some-engines.ts';

const TableName = aTable().name;

function put(some: SomeEngines, pk: string, ttl?: number): Promise<unknown> {
  const expiry = ttl === undefined ? {} : { ttl: { N: String(ttl) } };
  const Item = { pk: { S: pk }, sk: { S: 'x' }, op: { S: 'o' }, os: { S: pk }, ...expiry };
  return some.clients.dynamodb.send(new PutItemCommand({ TableName, Item }));
}

async function get(some: SomeEngines, pk: string): Promise<unknown> {
  const Key = { pk: { S: pk }, sk: { S: 'x' } };
  return (await some.clients.dynamodb.send(new GetItemCommand({ TableName, Key }))).Item;
}

describe('the tables of the template', () => {
  it('are made with their keys, indexes, projections and stream', async () => {
    const some = await someEngines();
    const { Table } = await some.clients.dynamodb.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const indexes = Table?.GlobalSecondaryIndexes?.map(({ IndexName, Projection }) => [
      IndexName,
      Projection,
    ]);
    expect(Object.fromEntries(indexes ?? [])).toEqual({
      open: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['w'] },
      phone: { ProjectionType: 'KEYS_ONLY' },
    });
  });

  it('are new at the first start, and kept with what is in them at the next', async () => {
    const some = await someEngines();
    expect(some.engines.fresh).toBe(true);
    await put(some, 'a');
    await some.restart();
    expect(some.engines.fresh).toBe(false);
    expect(await get(some, 'a')).toBeDefined();
  });

  it('get a table that the template has more than before', async () => {
    const some = await someEngines();
    await some.restart({ tables: [aTable(), aTable({ name: 'More' })] });
    expect(some.engines.fresh).toBe(true);
    await some.clients.dynamodb.send(new DescribeTableCommand({ TableName: 'More' }));
  });

  it.runIf(testEngine === 'dynoxide')(
    'survive that the engine is killed: it is started again on the same address',
    async () => {
      const some = await someEngines();
      await put(some, 'a');
      const pid = await enginePid(some);
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(() => expect(some.logged.join()).toContain('it is started again'), {
        timeout: 10_000,
      });
      await vi.waitFor(async () => expect(await get(some, 'a')).toBeDefined(), { timeout: 10_000 });
    },
  );
});

/** The process that holds the table file open. */
async function enginePid(some: SomeEngines): Promise<number> {
  const { readdir, readlink } = await import('node:fs/promises');
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const target = await readlink(`/proc/${pid}/exe`).catch(() => '');
    if (!target.endsWith('/dynoxide')) continue;
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const open = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (open === join(some.dataFolder, 'tables.db')) return Number(pid);
    }
  }
  throw new Error('the engine does not run');
}

describe.runIf(testEngine === 'dynoxide')('writing to a table with a stream', () => {
  /** The statements that dynoxide runs for each write and each read of a stream. */
  const statements = [
    `SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?`,
    `SELECT event_name FROM _stream_records
       WHERE table_name = ? AND shard_id = ? AND CAST(sequence_number AS INTEGER) > ?
       ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT ?`,
  ];

  it('runs the statements that are judged here: the program still holds them', () => {
    const program = readFileSync(findDynoxide(), 'latin1').replaceAll(/\s+/g, ' ');
    for (const statement of statements) {
      const [, from = ''] = statement.replaceAll(/\s+/g, ' ').split('_stream_records ');
      const [beforeFirst = '', ...others] = from.split('?');
      expect(program).toContain(others.reduce((text, part, at) => `${text}?${at + 1}${part}`, beforeFirst));
    }
  });

  it('costs the same with 100,000 records as with none: it searches by an index, and scans and sorts nothing', async () => {
    const some = await someEngines();
    await put(some, 'a');
    const file = new DatabaseSync(join(some.dataFolder, 'tables.db'), { timeout: 10_000 });
    file.exec(`WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n <= 100000)
      INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, created_at)
      SELECT '${TableName}', 'INSERT', '{}', CAST(n AS TEXT), 'shardId-00000001-${TableName}', 0 FROM numbers`);
    for (const statement of statements) {
      const plan = file
        .prepare(`EXPLAIN QUERY PLAN ${statement}`)
        .all()
        .map((step) => String(step['detail']));
      expect(plan, statement).toEqual([expect.stringMatching(/^SEARCH .* INDEX stream_records_next /)]);
    }
    await put(some, 'b');
    const row = file
      .prepare('SELECT MAX(CAST(sequence_number AS INTEGER)) AS last FROM _stream_records')
      .get();
    expect(row).toEqual({ last: 100_002 });
    file.close();
  });

  it('scans them all where the indexes are missing: what they are there for', async () => {
    const some = await someEngines();
    const file = new DatabaseSync(join(some.dataFolder, 'tables.db'), { timeout: 10_000 });
    file.exec('DROP INDEX stream_records_next; DROP INDEX stream_records_place');
    const [plan] = file.prepare(`EXPLAIN QUERY PLAN ${statements[0] ?? ''}`).all();
    expect(String(plan?.['detail'])).not.toContain('INDEX');
    file.close();
  });
});

describe('expiry by TTL', () => {
  const now = (some: SomeEngines): number => Math.floor(some.clock.now().getTime() / 1000);

  it('goes by the settable clock, and takes the item from its indexes too', async () => {
    const some = await someEngines();
    await put(some, 'due', now(some) + 3600);
    await put(some, 'later', now(some) + 3 * 86_400);
    await put(some, 'never');
    expect(await some.engines.sweepExpired()).toBe(0);
    await some.clock.advance(86_400_000);
    await vi.waitFor(async () => expect(await get(some, 'due')).toBeUndefined());
    expect(await get(some, 'later')).toBeDefined();
    expect(await get(some, 'never')).toBeDefined();
    const query = {
      TableName,
      IndexName: 'open',
      KeyConditionExpression: 'op = :o',
      ExpressionAttributeValues: { ':o': { S: 'o' } },
    };
    const { Items } = await some.clients.dynamodb.send(new QueryCommand(query));
    expect(Items?.map(({ pk }) => pk?.S)).toEqual(['later', 'never']);
  });

  it('leaves alone what expired more than five years ago', async () => {
    const some = await someEngines();
    await put(some, 'mistake', now(some) - 6 * 365 * 86_400);
    expect(await some.engines.sweepExpired()).toBe(0);
  });

  it('is not left to the engine, which would go by the machine’s clock', async () => {
    const some = await someEngines();
    const { TimeToLiveDescription } = await some.clients.dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName }),
    );
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
  });
});

describe.runIf(testEngine === 'dynoxide')('a data folder that cannot be used', () => {
  it('is named, with what to do', async () => {
    const some = await someEngines();
    const { writeFileSync } = await import('node:fs');
    await some.engines.stop();
    writeFileSync(
      join(some.dataFolder, 'tables.db'),
      'this is no database, and long enough to be taken for one'.repeat(100),
    );
    await expect(some.restart()).rejects.toThrow(/tables\.db.*--fresh/);
    expect(existsSync(join(some.dataFolder, 'tables.db'))).toBe(true);
  });
});
