import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../../scripts/local/assembly/read-assembly.ts';
import { knownTypes } from '../../../scripts/local/assembly/types/known-types.ts';
import { anAssembly, functionResources, modelOf, resource } from './an-assembly.ts';

describe('what the runner does not know', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'a resource type',
      { Cluster: resource('AWS::ECS::Cluster') },
      /Test\/Cluster \(AWS::ECS::Cluster\): resource type AWS::ECS::Cluster is not known/,
    ],
    [
      'a property',
      { Queue: resource('AWS::SQS::Queue', { Colour: 'red' }) },
      /Test\/Queue \(AWS::SQS::Queue\): property "Colour" is not known/,
    ],
    [
      'a property inside another',
      {
        Queue: resource('AWS::SQS::Queue', {
          RedrivePolicy: { deadLetterTargetArn: 'x', maxReceiveCount: 1, speed: 2 },
        }),
      },
      /property "RedrivePolicy.speed" is not known/,
    ],
    [
      'a value of a checked property',
      functionResources({ Runtime: 'python3.13' }),
      /Test\/Function \(AWS::Lambda::Function\): property "Runtime" has a value that the local runner does not run/,
    ],
    [
      'an attribute of a resource',
      { Queue: { ...resource('AWS::SQS::Queue'), CreationPolicy: {} } },
      /Template of Test: property "Resources.Queue.CreationPolicy" is not known/,
    ],
  ])('%s: stops the start and is named', (_name, resources, message) => {
    expect(() => modelOf(resources)).toThrow(
      expect.objectContaining({ name: 'TemplateError', message: expect.stringMatching(message) as unknown }),
    );
  });

  it('a section of the template: stops the start and is named', () => {
    const folder = anAssembly({ Test: { Resources: {}, Transform: 'AWS::Serverless-2016-10-31' } });
    expect(() => readAssembly(folder, { parameters: {} })).toThrow(
      /Template of Test: property "Transform" is not known/,
    );
  });

  it('a folder that is no cloud assembly: says what to do', () => {
    expect(() => readAssembly('/nowhere', { parameters: {} })).toThrow(
      expect.objectContaining({
        name: 'StartProblem',
        message: expect.stringContaining('start again') as unknown,
      }),
    );
  });
});

describe('what does nothing here', () => {
  it('is listed with its reason and how often it occurs', () => {
    const { inert } = modelOf({
      One: resource('AWS::SQS::Queue', { SqsManagedSseEnabled: true }),
      Two: resource('AWS::SQS::Queue', { SqsManagedSseEnabled: true }),
      Alarm: resource('AWS::CloudWatch::Alarm', { AnyProperty: 1 }),
    });
    expect(inert).toEqual([
      {
        type: 'AWS::CloudWatch::Alarm',
        property: '*',
        reason: 'no CloudWatch here: the meter and the log files tell',
        count: 1,
      },
      {
        type: 'AWS::SQS::Queue',
        property: 'SqsManagedSseEnabled',
        reason: 'queues are encrypted at rest by AWS; the files here are not',
        count: 2,
      },
    ]);
  });

  it('is named with its place inside other properties and lists', () => {
    const { inert } = modelOf({
      Bucket: resource('AWS::S3::Bucket', {
        LifecycleConfiguration: {
          Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
        },
      }),
    });
    expect(inert.map(({ property }) => property)).toEqual([
      'LifecycleConfiguration.Rules[].AbortIncompleteMultipartUpload',
    ]);
  });

  it('always has a reason that is a phrase', () => {
    const reasons = Object.values(knownTypes).flatMap(({ inert }) => inert ?? []);
    expect(reasons.filter((reason) => reason.split(' ').length < 3)).toEqual([]);
  });
});
