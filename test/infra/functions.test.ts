import { join } from 'node:path';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { findHandlers } from '../../scripts/build/functions.ts';
import { appIn, entries, inTemporaryFolder, type Resource, synthesize } from './assembly.ts';
import { listOf, type Statement, wildcardsIn } from './wildcards.ts';

const assembly = synthesize();
const { text } = assembly;
const functions = assembly.all('AWS::Lambda::Function');

describe('a function', () => {
  it('exists for every handler file, and every handler file for a function', () => {
    const handlers = Object.keys(findHandlers(join(import.meta.dirname, '../../functions')));
    expect([...entries].sort()).toEqual(handlers.sort());
    expect(functions).toHaveLength(entries.length);
  });

  it.each(functions.map((made) => [made.id, made]))(
    'runs on Node 24 on arm64 within bounds: %s',
    (_id, made) => {
      expect(made.Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      // A county's declarations of two months are recounted as a whole, at night.
      const isRecount = made.id === 'StatisticsRecount';
      // A million lines are read and compressed by a whole processor, which AWS gives with so much memory; pages are written with two fonts.
      const large = {
        ComparePeople: 1_769,
        CompareChunk: 1_769,
        CompareReconcile: 1_024,
        CompareCityRead: 1_024,
        StatisticsRecount: 2_048,
        ExportWrite: 1_769,
        ReportCompile: 1_024,
        ReportFiles: 1_024,
      };
      const memory = Object.entries(large).flatMap(([id, size]) => (id === made.id ? [size] : []));
      expect(made.Properties['MemorySize']).toBeOneOf(memory.length > 0 ? memory : [256, 512]);
      expect(made.Properties['Timeout']).toBeOneOf(isRecount ? [900] : [5, 10, 30, 60, 300]);
    },
  );

  it.each(functions.map((made) => [made.id, made]))(
    'has a log group of its own that forgets: %s',
    (_id, made) => {
      const group = assembly.one(
        named(text((made.Properties['LoggingConfig'] as { LogGroup: unknown }).LogGroup)),
      );
      expect(group.Type).toBe('AWS::Logs::LogGroup');
      expect(group.Properties['RetentionInDays']).toBe(90);
      const sharing = functions.filter(({ Properties }) => JSON.stringify(Properties).includes(group.id));
      expect(sharing).toHaveLength(1);
    },
  );

  it.each(functions.map((made) => [made.id, made]))(
    'has a role of its own that only Lambda takes: %s',
    (_id, made) => {
      const role = roleOf(made);
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(role.Properties).not.toHaveProperty('Policies');
      expect(role.Properties['AssumeRolePolicyDocument']).toMatchObject({
        Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }],
      });
      expect(functions.filter((other) => roleOf(other).id === role.id)).toHaveLength(1);
    },
  );

  it('is told its step, which is the service of its logs and metrics', () => {
    for (const { id, Properties } of functions) {
      const { POWERTOOLS_SERVICE_NAME: step } = environmentOf(Properties);
      expect(id.toLowerCase().startsWith(text(step)), id).toBe(true);
    }
  });
});

describe('what functions may do', () => {
  it.each(functions.map((made) => [made.id, made]))('is named action by action: %s', (_id, made) => {
    expect(wildcardsIn(grantsOf(made), text)).toEqual([]);
  });

  it('never includes reading a whole table, or what was set aside', () => {
    const actions = functions.flatMap((made) => grantsOf(made)).flatMap(({ Action }) => listOf(Action));
    expect(actions.filter((action) => /Scan|s3:List|PartiQL/.test(String(action)))).toEqual([]);
    // They give out what they may read, as links; what was set aside is in another bucket.
    const inFeeds = [
      ...['CompareChunk', 'CompareCities', 'CompareCityEnd', 'CompareCityRead', 'CompareFeeds'],
      ...['CompareInspect', 'CompareOutcomes', 'CompareReconcile', 'CompareWrite', 'DeclareImport'],
    ];
    expect(allowedTo('s3:GetObject', 'FeedBucket')).toEqual(inFeeds);
    expect(allowedTo('s3:GetObject')).toEqual([...inFeeds, 'ExportAsk', 'ReportFiles']);
  });

  it('includes unwrapping keys for those that read or seal personal fields or cursors, and for no other', () => {
    expect(allowedTo('kms:Decrypt')).toEqual([
      'CompareChunk',
      'CompareFindings',
      'CompareJudge',
      'CompareOutcomes',
      'ComparePeople',
      'CompareWrite',
      'DeclareCityConflicts',
      'DeclareImport',
      'DeclareManage',
      'DeclareSession',
      'DeclareSubmit',
      'ExportChanges',
      'NotifySend',
      'OrganisationBreakGlass',
      'OrganisationEquipment',
      'OrganisationMe',
      'ReportCommunity',
      'StatisticsRecount',
      'VerifyCase',
      'VerifyList',
      'VerifyRecord',
      'VerifyTransfer',
      'VerifyWorklist',
    ]);
  });

  it('includes deleting for transfers, whose stubs must go, for notes of whom nobody looks for any more, and for what is given back', () => {
    expect(allowedTo('dynamodb:DeleteItem')).toEqual([
      'CompareJudge',
      'OrganisationEquipment',
      'VerifyTransfer',
    ]);
  });

  it('includes deleting files for whereabouts without a mandate alone', () => {
    expect(allowedTo('s3:DeleteObject')).toEqual(['CompareInspect']);
    expect(allowedTo('s3:DeleteObject', 'FeedBucket.Arn}/incoming/')).toEqual(['CompareInspect']);
  });

  it('includes nothing but the own log for those that need no data', () => {
    const modest = functions.filter((made) => grantsOf(made).length === 1).map(({ id }) => id);
    expect(modest.toSorted()).toEqual([
      'DeclareNotFound',
      'DeclarePoster',
      'OrganisationNotFound',
      'ReportReview',
    ]);
  });

  it('goes with a setting that says where the thing is', () => {
    const told = (setting: string) =>
      functions
        .filter(({ Properties }) => setting in environmentOf(Properties))
        .map(({ id }) => id)
        .sort();
    expect(told('KEY_ID')).toEqual(allowedTo('kms:Decrypt'));
    expect(told('KEY_TABLE_NAME')).toEqual(allowedTo('kms:Decrypt'));
    expect(told('SET_ASIDE_BUCKET')).toEqual(allowedTo('s3:PutObject', 'SetAsideBucket'));
    const ofExports = ['s3:GetObject', 's3:PutObject'].flatMap((action) => allowedTo(action, 'ExportBucket'));
    expect(told('EXPORT_BUCKET')).toEqual(ofExports.sort());
    expect(told('REPORT_BUCKET')).toEqual(allowedTo('s3:PutObject', 'ReportBucket'));
    expect(allowedTo('s3:PutObject', 'ReportBucket')).toEqual(['ReportCompile', 'ReportFiles']);
  });
});

describe('a planted wildcard', () => {
  const named: Statement = {
    Effect: 'Allow',
    Action: 'dynamodb:GetItem',
    Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
  };
  const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

  it.each<[string, Partial<Statement>]>([
    ['every action of a service', { Action: 'dynamodb:*' }],
    ['one wide action among many', { Action: ['dynamodb:GetItem', 'dynamodb:Batch*'] }],
    ['every resource', { Resource: '*' }],
    ['every index', { Resource: joined({ 'Fn::GetAtt': ['Table', 'Arn'] }, '/index/*') }],
    ['a whole bucket', { Resource: joined({ 'Fn::GetAtt': ['SetAsideBucket', 'Arn'] }, '/*') }],
    ['all but some actions', { NotAction: 'iam:PassRole' }],
    ['all but some resources', { NotResource: 'arn:aws:s3:::other' }],
  ])('is caught: %s', (_what, planted) => {
    expect(wildcardsIn([named], text)).toEqual([]);
    expect(wildcardsIn([named, { ...named, ...planted }], text)).toHaveLength(1);
  });

  it('stops synthesis itself', () => {
    inTemporaryFolder((folder) => {
      const app = appIn(folder);
      const submit = app.node
        .findAll()
        .find((node) => node instanceof Function && node.node.id === 'DeclareSubmit');
      (submit as Function).addToRolePolicy(
        new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }),
      );
      expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::dynamodb:*]');
    });
  });
});

function roleOf(made: Resource): Resource {
  return assembly.one(named(text(made.Properties['Role'])));
}

/** The logical id in `${LogicalId.Attribute}`. */
function named(reference: string): string {
  return /^\$\{([^.}]+)/.exec(reference)?.[1] ?? reference;
}

function environmentOf(properties: Record<string, unknown>): Record<string, unknown> {
  return (properties['Environment'] as { Variables: Record<string, unknown> }).Variables;
}

function grantsOf(made: Resource): Statement[] {
  const role = roleOf(made).id;
  return assembly
    .all('AWS::IAM::Policy')
    .filter(({ Properties }) => listOf(Properties['Roles']).some((one) => text(one) === `\${${role}}`))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement);
}

function allowedTo(action: string, on = ''): string[] {
  const allows = ({ Action, Resource }: Statement) =>
    listOf(Action).includes(action) && listOf(Resource).some((one) => text(one).includes(on));
  return functions
    .filter((made) => grantsOf(made).some(allows))
    .map(({ id }) => id)
    .sort();
}
