import { describe, expect, it } from 'vitest';
import { synthesize } from './assembly.ts';

const assembly = synthesize();

describe('the sources of feeds', () => {
  it('are looked after every half hour, and a look that can not start is kept', () => {
    expect(assembly.one('FeedSources').Properties).toMatchObject({
      ScheduleExpression: 'cron(0/30 * * * ? *)',
      State: 'ENABLED',
      Targets: [
        {
          Arn: { 'Fn::GetAtt': ['CompareSilence', 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['FeedSilenceDeadLetters', 'Arn'] } },
        },
      ],
    });
  });

  it('ring when one is silent, and go on ringing while it is', () => {
    expect(assembly.one('FeedSilentAlarm').Properties).toMatchObject({
      Namespace: 'Baobei',
      MetricName: 'FeedSilent',
      Threshold: 1,
      // Longer than from one look to the next.
      Period: 3_600,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    const filters = assembly
      .all('AWS::Logs::MetricFilter')
      .map(({ Properties }) => Properties['FilterPattern']);
    expect(filters).toContain('{ $.code = "feed-silent" }');
  });
});

describe('the bucket of the feeds', () => {
  it('takes files from pages of the desk, and lets no page read', () => {
    const { CorsConfiguration } = assembly.one('FeedBucket').Properties;
    expect(CorsConfiguration).toEqual({
      CorsRules: [
        {
          AllowedOrigins: [{ Ref: 'DeskSiteUrl' }],
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type', 'if-none-match'],
          MaxAge: 3_600,
        },
      ],
    });
    const others = assembly.all('AWS::S3::Bucket').filter(({ id }) => !id.startsWith('FeedBucket'));
    expect(others.filter(({ Properties }) => 'CorsConfiguration' in Properties)).toEqual([]);
  });

  it('keeps no versions, so that what is deleted is gone, and forgets the rest after 72 hours', () => {
    const { Properties } = assembly.one('FeedBucket');
    expect(Properties).not.toHaveProperty('VersioningConfiguration');
    expect(Properties).toMatchObject({ LifecycleConfiguration: { Rules: [{ ExpirationInDays: 3 }] } });
  });
});
