import { describe, expect, it } from 'vitest';
import type { MeterEntry } from '../../../scripts/local/seams/meter.ts';
import { aTable } from './a-model.ts';
import { aRunner, type Runner } from './a-runner.ts';
import { aGet, aMessage, aPut, aPutIfNew, aQuery } from './some-calls.ts';
import { testEngine } from './test-engine.ts';

function entriesOf(runner: Runner, service: string): readonly Partial<MeterEntry>[] {
  return runner.gateway.meter
    .entries()
    .filter((entry) => entry.service === service)
    .map(({ action, resource, requests, readUnits, writeUnits, errors }) => ({
      action,
      resource,
      requests,
      readUnits,
      writeUnits,
      errors,
    }))
    .toSorted((one, other) => order(one) - order(other) || one.resource.localeCompare(other.resource));
}

/** The engine names indexes in any order. */
const actions = ['TransactWriteItems', 'PutItem', 'GetItem', 'Query'];

function order({ action }: { readonly action: string }): number {
  return actions.indexOf(action);
}

const TableName = aTable().name;
const indexed = { op: { S: 'a' }, os: { S: '1' }, ph: { S: 'p' } };

describe('the meter', () => {
  it.runIf(testEngine === 'dynoxide')(
    'books the units of a call under its table and each of its indexes',
    async () => {
      const runner = await aRunner();
      const TransactItems = [
        { Put: { TableName, Item: { pk: { S: 'a' }, sk: { S: 'x' }, ...indexed } } },
        { Put: { TableName, Item: { pk: { S: 'b' }, sk: { S: 'x' } } } },
      ];
      await runner.call(['dynamodb', 'TransactWriteItems', { TransactItems }], aGet('a'), aQuery('open'));
      expect(entriesOf(runner, 'dynamodb')).toEqual([
        {
          action: 'TransactWriteItems',
          resource: TableName,
          requests: 1,
          readUnits: 0,
          writeUnits: 4,
          errors: 0,
        },
        {
          action: 'TransactWriteItems',
          resource: `${TableName}/open`,
          requests: 0,
          readUnits: 0,
          writeUnits: 1,
          errors: 0,
        },
        {
          action: 'TransactWriteItems',
          resource: `${TableName}/phone`,
          requests: 0,
          readUnits: 0,
          writeUnits: 1,
          errors: 0,
        },
        { action: 'GetItem', resource: TableName, requests: 1, readUnits: 0.5, writeUnits: 0, errors: 0 },
        {
          action: 'Query',
          resource: `${TableName}/open`,
          requests: 1,
          readUnits: 0.5,
          writeUnits: 0,
          errors: 0,
        },
      ]);
    },
  );

  it('hands on the consumed capacity only as far as the caller asked for it', async () => {
    const runner = await aRunner();
    await runner.call(
      aPut('a', {
        Item: { pk: { S: 'a' }, sk: { S: 'x' }, ConsumedCapacity: { S: '"ConsumedCapacity":1' }, ...indexed },
      }),
    );
    const answers = await runner.call(
      aGet('a'),
      aGet('a', { ReturnConsumedCapacity: 'NONE' }),
      aGet('a', { ReturnConsumedCapacity: 'TOTAL' }),
      aGet('a', { ReturnConsumedCapacity: 'INDEXES' }),
      aGet('nobody'),
    );
    const item = { ConsumedCapacity: { S: '"ConsumedCapacity":1' } };
    const total = { TableName, CapacityUnits: 0.5 };
    expect(answers.map(({ output }) => output?.['ConsumedCapacity'])).toEqual([
      undefined,
      undefined,
      total,
      { ...total, Table: { CapacityUnits: 0.5 } },
      undefined,
    ]);
    expect(answers[0]?.output?.['Item']).toMatchObject(item);
    expect(answers[2]?.output?.['Item']).toMatchObject(item);
  });

  it('counts a failed condition as the write that it costs', async () => {
    const runner = await aRunner();
    await runner.call(aPut('a'));
    runner.gateway.meter.reset();
    const failing = {
      TableName,
      Item: { pk: { S: 'a' }, sk: { S: 'x' } },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    const [put, transaction] = await runner.call(aPutIfNew('a'), [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: { ...failing, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } }] },
    ]);
    expect(put?.error).toBe('ConditionalCheckFailedException');
    expect(transaction?.reasons).toMatchObject([
      { Code: 'ConditionalCheckFailed', Item: { pk: { S: 'a' } } },
    ]);
    expect(entriesOf(runner, 'dynamodb')).toEqual([
      {
        action: 'TransactWriteItems',
        resource: TableName,
        requests: 1,
        readUnits: 0,
        writeUnits: 2,
        errors: 1,
      },
      { action: 'PutItem', resource: TableName, requests: 1, readUnits: 0, writeUnits: 1, errors: 1 },
    ]);
  });

  it.runIf(testEngine === 'dynoxide')(
    'counts a repeated transaction token as the reads that it costs',
    async () => {
      const runner = await aRunner();
      const input = {
        ClientRequestToken: 'once',
        TransactItems: [{ Put: { TableName, Item: { pk: { S: 'a' }, sk: { S: 'x' } } } }],
      };
      await runner.call(['dynamodb', 'TransactWriteItems', input], ['dynamodb', 'TransactWriteItems', input]);
      const [entry] = entriesOf(runner, 'dynamodb');
      expect(entry).toMatchObject({ requests: 2, readUnits: 2, writeUnits: 2 });
    },
  );

  it('counts from zero after a reset, and every worker of a function together', async () => {
    const runner = await aRunner();
    await runner.call(aMessage());
    runner.gateway.meter.reset();
    expect(runner.gateway.meter.entries()).toEqual([]);
    await Promise.all([runner.call(aMessage()), runner.call(aMessage()), runner.call(aMessage())]);
    expect(entriesOf(runner, 'sqs')).toMatchObject([
      { action: 'SendMessage', resource: 'Assignments', requests: 3 },
    ]);
  });

  it('keeps what a worker counted before it was killed', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'kill-after', service: 'dynamodb' });
    expect(await runner.invoke(aPut('a'))).toHaveProperty('error');
    expect(entriesOf(runner, 'dynamodb')).toMatchObject([{ action: 'PutItem', requests: 1, writeUnits: 1 }]);
    await runner.call(aGet('a'));
    expect(entriesOf(runner, 'dynamodb').map(({ action }) => action)).toEqual(['PutItem', 'GetItem']);
  });

  it('records the calls of each invocation in order, while it is asked to', async () => {
    const runner = await aRunner();
    await runner.call(aPut('before'));
    const recording = runner.gateway.meter.record();
    await runner.call(aPut('a'), aMessage());
    await runner.call(aGet('a'));
    const calls = recording.calls();
    expect(calls.map(({ action, status }) => [action, status])).toEqual([
      ['PutItem', 200],
      ['SendMessage', 200],
      ['GetItem', 200],
    ]);
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(2);
    expect(calls[0]?.authorizations).toEqual([{ action: 'dynamodb:PutItem', resource: aTable().arn }]);
    recording.stop();
    await runner.call(aPut('after'));
    expect(recording.calls()).toHaveLength(3);
  });

  it('counts invocations and their time', async () => {
    const runner = await aRunner();
    await runner.call();
    const [entry] = runner.gateway.meter.entries();
    expect(entry).toMatchObject({ functionName: 'Caller', service: 'lambda', requests: 1 });
    expect(entry?.milliseconds).toBeGreaterThan(0);
  });
});
