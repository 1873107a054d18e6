import { describe, expect, it } from 'vitest';
import { declarationKind, findingKind } from '../../functions/shared/table/shape.ts';
import { synthesize } from './assembly.ts';

const assembly = synthesize();
const { text } = assembly;
const image = { k: { S: [declarationKind, findingKind] } };

describe('the journal of the figures', () => {
  const { Properties } = assembly.one('StatisticsStreamMapping');

  it('hears of every change of a declaration or a finding, of its removal, by the end of retention too, and of daily reports', () => {
    const { Filters } = Properties['FilterCriteria'] as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: image } },
      { eventName: ['REMOVE'], dynamodb: { OldImage: image } },
      { eventName: ['INSERT'], dynamodb: { NewImage: { k: { S: ['r'] } } } },
    ]);
  });

  it('is told of which shard a batch is, which Lambda does for a tumbling window only', () => {
    expect(Properties).toMatchObject({ TumblingWindowInSeconds: 900 });
    expect(Properties).not.toHaveProperty('ParallelizationFactor');
  });

  it('takes many changes at once, and is never more than a second late for the sake of that', () => {
    expect(Properties).toMatchObject({ BatchSize: 1_000, MaximumBatchingWindowInSeconds: 1 });
  });

  it('halves a failing batch and keeps where it was given up', () => {
    expect(Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': ['StatisticsStreamDeadLetters', 'Arn'] } },
      },
    });
  });

  it('leaves the stream with no more readers than a shard takes: two', () => {
    const readers = assembly
      .all('AWS::Lambda::EventSourceMapping')
      .filter((mapping) => text(mapping.Properties['EventSourceArn']).includes('StreamArn'));
    expect(readers).toHaveLength(2);
  });
});

describe('the carry', () => {
  it('is looked at every ten minutes, and kept when it can not start', () => {
    expect(assembly.one('Carries').Properties).toMatchObject({
      ScheduleExpression: 'cron(0/10 * * * ? *)',
      State: 'ENABLED',
      Targets: [
        {
          Arn: { 'Fn::GetAtt': ['StatisticsCarry', 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['CarryDeadLetters', 'Arn'] } },
        },
      ],
    });
  });
});

describe('the nightly recount', () => {
  it('is looked after from 03:00 to 05:45 of the Shanghai day, and kept when it can not start', () => {
    expect(assembly.one('Recounting').Properties).toMatchObject({
      ScheduleExpression: 'cron(0/15 19-21 * * ? *)',
      State: 'ENABLED',
      Targets: [
        {
          Arn: { 'Fn::GetAtt': ['StatisticsNight', 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['RecountNightDeadLetters', 'Arn'] } },
        },
      ],
    });
  });

  it('is a county at a time, and a step that fails is set aside', () => {
    const { Properties } = assembly.one('RecountsQueue');
    expect(Properties['RedrivePolicy']).toMatchObject({
      deadLetterTargetArn: { 'Fn::GetAtt': ['RecountsDeadLetters', 'Arn'] },
    });
    const [mapping] = assembly
      .all('AWS::Lambda::EventSourceMapping')
      .filter((one) => text(one.Properties['EventSourceArn']).includes('RecountsQueue'));
    expect(mapping?.Properties).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 10 } });
  });

  it('rings when figures drift, and when for more than a day none were recounted', () => {
    expect(assembly.one('FiguresDriftedAlarm').Properties).toMatchObject({
      Namespace: 'Baobei',
      MetricName: 'FiguresDrifted',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(assembly.one('FiguresRecountedAlarm').Properties).toMatchObject({
      MetricName: 'FiguresRecounted',
      Period: 3_600,
      EvaluationPeriods: 26,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    const filters = assembly
      .all('AWS::Logs::MetricFilter')
      .map(({ Properties }) => Properties['FilterPattern']);
    expect(filters).toContain('{ $.code = "figures-drifted" }');
    expect(filters).toContain('{ $.code = "figures-recounted" }');
  });
});

describe('the figures', () => {
  it('are counted and read without any key of the personal fields; only the recount opens what it counts', () => {
    for (const { id, Properties } of assembly.all('AWS::Lambda::Function'))
      if (id.startsWith('Statistics') && id !== 'StatisticsRecount')
        expect(Object.keys((Properties['Environment'] as { Variables: object }).Variables)).not.toContain(
          'KEY_ID',
        );
  });
});
