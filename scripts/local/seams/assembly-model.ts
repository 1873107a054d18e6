/** What the template says, with every intrinsic resolved: `readAssembly()` of assembly/ makes it. */
import type { FunctionModel } from './function-model.ts';
import type { EventSourceMappingModel } from './mapping-model.ts';
import type { RoleModel } from './policies.ts';
import type { MachineModel, RuleModel } from './schedule-model.ts';
import type { BucketModel, KeyModel, QueueModel, TableModel, TopicModel } from './storage-model.ts';
import type { DistributionModel, HttpApiModel } from './web-model.ts';

/** A part of the template that is taken note of and does nothing here. */
export interface Inert {
  readonly type: string;
  /** Property of the type, or `*` for the whole type. */
  readonly property: string;
  readonly reason: string;
  readonly count: number;
}

export interface AssemblyModel {
  readonly partition: 'aws' | 'aws-cn';
  readonly urlSuffix: string;
  readonly region: string;
  readonly account: string;
  readonly functions: readonly FunctionModel[];
  readonly roles: readonly RoleModel[];
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly buckets: readonly BucketModel[];
  readonly keys: readonly KeyModel[];
  readonly topics: readonly TopicModel[];
  readonly mappings: readonly EventSourceMappingModel[];
  readonly rules: readonly RuleModel[];
  readonly machines: readonly MachineModel[];
  readonly apis: readonly HttpApiModel[];
  readonly distributions: readonly DistributionModel[];
  readonly inert: readonly Inert[];
}
