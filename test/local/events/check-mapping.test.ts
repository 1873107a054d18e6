import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../../scripts/local/errors.ts';
import { checkMapping } from '../../../scripts/local/events/check-mapping.ts';
import { singleGrants, withoutGrant } from '../../../scripts/local/gateway/policy/single-grants.ts';
import type { EventSourceMappingModel } from '../../../scripts/local/seams/mapping-model.ts';
import type { PolicyDocument } from '../../../scripts/local/seams/policies.ts';
import { aCaller, allow, aModel, aQueue, aRole, aTable } from '../gateway/a-model.ts';
import { aQueueMapping, aStreamMapping } from './some-mappings.ts';

const failures = aQueue({ name: 'Failures' });
const forQueue = [allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], aQueue().arn)];
const stream = aTable().stream?.arn ?? '';
const forStream = [
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream),
  allow('dynamodb:ListStreams', '*'),
  allow('sqs:SendMessage', failures.arn),
];

function check(mapping: EventSourceMappingModel, policies: readonly PolicyDocument[]): void {
  checkMapping(mapping, aModel({ functions: [aCaller({ role: aRole(policies) })] }));
}

describe('the role behind an event source mapping', () => {
  it.each([
    ['queue', aQueueMapping(), forQueue],
    ['stream', aStreamMapping({ onFailureArn: failures.arn }), forStream],
  ])(
    'must let Lambda read the %s: without any one of its grants the mapping is refused',
    (_kind, mapping, policies) => {
      expect(() => check(mapping, policies)).not.toThrow();
      const grants = singleGrants(policies);
      expect(grants.length).toBeGreaterThan(2);
      for (const grant of grants) {
        expect(() => check(mapping, withoutGrant(policies, grant))).toThrow(`does not allow ${grant.action}`);
      }
    },
  );
});

describe('an event source mapping that is not run here', () => {
  const { stream: _, ...withoutStream } = aTable();
  it.each([
    ['of a table without a stream', aStreamMapping({ table: withoutStream })],
    ['with several batches of a shard at once', aStreamMapping({ parallelizationFactor: 2 })],
    [
      'with a topic for failures',
      aStreamMapping({ onFailureArn: 'arn:aws:sns:eu-west-1:000000000000:Topic' }),
    ],
    ['of a function that does not exist', aQueueMapping({ functionName: 'Nobody' })],
  ])('stops with an error that names it: %s', (_title, mapping) => {
    expect(() => check(mapping, [allow('*', '*')])).toThrow(TemplateError);
  });
});
