import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { declarationKind } from '../../functions/shared/table/shape.ts';
import { type Resource, synthesize } from './assembly.ts';

const assembly = synthesize();
const { text } = assembly;
const queues = assembly.all('AWS::SQS::Queue');
const deadLetters = queues.filter(({ id }) => id.endsWith('DeadLetters'));
const working = queues.filter(({ id }) => !id.endsWith('DeadLetters'));
const mappings = assembly.all('AWS::Lambda::EventSourceMapping');
const day = 86_400;

/** A county, or an export, takes as long as a function may run; changes are noted together, for each batch is a write. */
const batchSizes: Readonly<Partial<Record<string, number>>> = {
  RecountsQueue: 1,
  ExportQueue: 1,
  ChangesQueue: 100,
};

describe('a queue', () => {
  it.each(queues.map((queue) => [queue.id, queue]))(
    'is encrypted and spoken to over TLS only: %s',
    (id, queue) => {
      expect(queue.Properties).toMatchObject({ SqsManagedSseEnabled: true });
      const policies = assembly
        .all('AWS::SQS::QueuePolicy')
        .filter(({ Properties }) => refersTo(Properties, id));
      expect(JSON.stringify(policies.map(({ Properties }) => Properties['PolicyDocument']))).toContain(
        '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
    },
  );

  it.each(working.map((queue) => [queue.id, queue]))(
    'sets aside what fails five times: %s',
    (id, { Properties }) => {
      const own = id.replace('Queue', 'DeadLetters');
      expect(Properties['RedrivePolicy']).toEqual({
        deadLetterTargetArn: { 'Fn::GetAtt': [own, 'Arn'] },
        maxReceiveCount: 5,
      });
    },
  );

  it.each(working.map((queue) => [queue.id, queue]))(
    'hides a message while its batch may still run: %s',
    (id, queue) => {
      const reader = assembly.one(functionOf(mappingOf(`\${${id}.Arn}`)));
      // Somebody waits for an export: it is begun anew as soon as the try before can't run any more.
      const factor = id === 'ExportQueue' ? 1.1 : 6;
      expect(queue.Properties['VisibilityTimeout']).toBe(factor * Number(reader.Properties['Timeout']));
    },
  );

  it.each(working.map(({ id }) => [id]))(
    'is read so that one bad message does not hold up its batch: %s',
    (id) => {
      expect(mappingOf(`\${${id}.Arn}`).Properties).toMatchObject({
        BatchSize: batchSizes[id] ?? 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    },
  );
});

describe('a queue that is not read', () => {
  it.each(working.map(({ id }) => [id]))(
    'rings after ten minutes, for it makes no dead letters: %s',
    (id) => {
      expect(assembly.one(id.replace('Queue', 'DelayAlarm')).Properties).toMatchObject({
        MetricName: 'ApproximateAgeOfOldestMessage',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }],
        Threshold: 600,
      });
    },
  );
});

describe('dead letters', () => {
  it('exist for every queue, the readers of the stream, the rounds, the exports, the carry, the nightly recount, the daily report, the feeds and the judgements', () => {
    const expected = [
      'AssignmentDeadLetters',
      'CarryDeadLetters',
      'ChangesDeadLetters',
      'CountedEventsDeadLetters',
      'ExportDeadLetters',
      'FeedArrivalDeadLetters',
      'FeedFilesDeadLetters',
      'FeedSilenceDeadLetters',
      'JudgeDeadLetters',
      'NotifyDeadLetters',
      'RecountNightDeadLetters',
      'RecountsDeadLetters',
      'ReportBeginDeadLetters',
      'RoundDeadLetters',
      'StatisticsStreamDeadLetters',
      'StreamDeadLetters',
      'SweepDeadLetters',
    ];
    expect(deadLetters.map(({ id }) => id).sort()).toEqual(expected);
  });

  it.each(deadLetters.map((queue) => [queue.id, queue]))(
    'are kept as long as SQS can: %s',
    (_id, { Properties }) => {
      expect(Properties['MessageRetentionPeriod']).toBe(14 * day);
    },
  );

  it.each(deadLetters.map(({ id }) => [id]))('ring at the first message: %s', (id) => {
    expect(assembly.one(`${id}Alarm`).Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }],
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });
});

describe('the stream of the table', () => {
  const { Properties } = assembly.one('DistributeStreamMapping');

  it('wakes its function for whatever changes of a declaration, and when one is gone: systems are told of it', () => {
    const { Filters } = Properties['FilterCriteria'] as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { k: { S: [declarationKind] } } } },
      { eventName: ['REMOVE'], dynamodb: { OldImage: { k: { S: [declarationKind] } } } },
    ]);
  });

  it('is read from its beginning, so that nothing is missed before the first deployment ends', () => {
    expect(Properties['StartingPosition']).toBe('TRIM_HORIZON');
  });

  it('halves a failing batch, gives a record up while the stream still has it, and says where it was', () => {
    expect(Properties).toMatchObject({
      EventSourceArn: expect.anything() as unknown,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: day / 2,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['StreamDeadLetters', 'Arn'] } } },
    });
    expect(text(Properties['EventSourceArn'])).toBe('${Table.StreamArn}');
  });

  it('rings when declarations are minutes late', () => {
    expect(assembly.one('DistributeStreamLagAlarm').Properties).toMatchObject({
      MetricName: 'IteratorAge',
      Threshold: 300_000,
    });
  });
});

describe('the distribution rounds', () => {
  const rules = rulesOf('DistributeRound');

  it('happen every half hour from 07:00 to 21:00 in Shanghai, and not at night', () => {
    const expected = Array.from({ length: 29 }, (_, half) => clock(7 * 60 + half * 30));
    const times = rules.flatMap(({ Properties }) => shanghaiTimes(text(Properties['ScheduleExpression'])));
    expect(times.sort()).toEqual(expected);
  });

  it.each(rules.map((rule) => [rule.id, rule]))(
    'are tried again, and kept when they can not start: %s',
    (_id, rule) => {
      expect(rule.Properties).toMatchObject({
        State: 'ENABLED',
        Targets: [
          {
            Arn: { 'Fn::GetAtt': ['DistributeRound', 'Arn'] },
            RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 1200 },
            DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['RoundDeadLetters', 'Arn'] } },
          },
        ],
      });
    },
  );

  it('are kept when they fail halfway', () => {
    expect(invocationsOf('DistributeRound')).toMatchObject({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['RoundDeadLetters', 'Arn'] } } },
    });
  });
});

describe('an alarm', () => {
  const alarms = assembly.all('AWS::CloudWatch::Alarm');

  it.each(alarms.map((alarm) => [alarm.id, alarm]))(
    'says who suffers and how, and reaches people: %s',
    (_id, alarm) => {
      const impact = text(alarm.Properties['AlarmDescription']);
      expect(impact).toMatch(/^[A-Z].{40,}\.$/);
      expect(impact).toMatch(/citizen|traveller|officer|declaration/i);
      expect(listed(alarm.Properties['AlarmActions'])).toEqual(['${AlarmTopic}']);
    },
  );

  it('is on the dashboard, with what it means', () => {
    const board = text(assembly.one('Dashboard').Properties['DashboardBody']);
    expect(alarms.length).toBeGreaterThan(6);
    for (const { Properties } of alarms) {
      expect(board).toContain(`:alarm:${text(Properties['AlarmName'])}`);
      expect(board).toContain(text(Properties['AlarmDescription']));
    }
  });

  it('goes to a topic that is encrypted and spoken to over TLS only', () => {
    expect(text(assembly.one('AlarmTopic').Properties['KmsMasterKeyId'])).toBe('${StorageKey.Arn}');
    const [policy] = assembly.all('AWS::SNS::TopicPolicy');
    expect(JSON.stringify(policy?.Properties)).toContain(
      '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
    );
  });
});

/** The schedules that start a function. */
function rulesOf(handler: string): Resource[] {
  return assembly
    .all('AWS::Events::Rule')
    .filter(
      ({ Properties }) =>
        text((Properties['Targets'] as { Arn: unknown }[])[0]?.Arn) === `\${${handler}.Arn}`,
    );
}

function invocationsOf(handler: string): Record<string, unknown> | undefined {
  const configs = assembly.all('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties);
  return configs.find(({ FunctionName: name }) => text(name) === `\${${handler}}`);
}

function refersTo(properties: Record<string, unknown>, queue: string): boolean {
  return listed(properties['Queues']).includes(`\${${queue}}`);
}

function listed(values: unknown): string[] {
  return (values as unknown[]).map(text);
}

function mappingOf(source: string): Resource {
  const found = mappings.find(({ Properties }) => text(Properties['EventSourceArn']) === source);
  if (found === undefined) throw new Error(`nothing reads ${source}`);
  return found;
}

function functionOf({ Properties }: Resource): string {
  return /\w+/.exec(text(Properties['FunctionName']))?.[0] ?? '';
}

/** The times of one day in Shanghai at which an EventBridge cron expression, in UTC, falls due. */
function shanghaiTimes(expression: string): string[] {
  const [minutes, hours] = /^cron\((\S+) (\S+) \* \* \? \*\)$/.exec(expression)?.slice(1) ?? [];
  const cron = new Cron(`${String(minutes)} ${String(hours)} * * *`, { timezone: 'UTC', sloppyRanges: true });
  const start = new Date('2026-01-19T16:00:00Z').getTime();
  return cron
    .nextRuns(60, new Date(start - 1))
    .map((at) => (at.getTime() - start) / 60_000)
    .filter((minute) => minute < 24 * 60)
    .map(clock);
}

function clock(minute: number): string {
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}
