import { z } from 'zod';
import { TemplateError } from '../../errors.ts';
import type { FunctionModel } from '../../seams/function-model.ts';
import type { EventSourceMappingModel } from '../../seams/mapping-model.ts';
import type { QueueModel, TableModel } from '../../seams/storage-model.ts';
import type { Resource } from '../resources.ts';
import { eventSourceMapping } from '../types/lambda.ts';
import { functionOf } from './functions.ts';
import { byArn, ofType, placed } from './placed.ts';

const pattern = z.record(z.string(), z.unknown());

/** AWS's defaults where the template says nothing: 10 messages, 100 records. */
const defaultBatch = { queue: 10, stream: 100 };

export interface EventSources {
  readonly functions: readonly FunctionModel[];
  readonly queues: readonly QueueModel[];
  readonly tables: readonly TableModel[];
}

export function mappingModels(
  resources: readonly Resource[],
  sources: EventSources,
): readonly EventSourceMappingModel[] {
  return ofType(resources, eventSourceMapping).map(({ resource, properties }) => {
    const where = resource.place.path;
    const base = {
      ...placed(resource),
      functionName: functionOf(sources.functions, properties.FunctionName, where).name,
      enabled: properties.Enabled,
      batchWindowSeconds: properties.MaximumBatchingWindowInSeconds,
      filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
        pattern.parse(JSON.parse(Pattern)),
      ),
      reportsBatchItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    };
    const table = sources.tables.find(({ stream }) => stream?.arn === properties.EventSourceArn);
    if (!table) {
      const maximum = properties.ScalingConfig?.MaximumConcurrency;
      return {
        ...base,
        kind: 'queue',
        batchSize: properties.BatchSize ?? defaultBatch.queue,
        queue: byArn(sources.queues, properties.EventSourceArn, where),
        ...(maximum === undefined ? {} : { maximumConcurrency: maximum }),
      };
    }
    if (!properties.StartingPosition)
      throw new TemplateError(`${where}: a stream mapping needs a StartingPosition.`);
    const onFailure = properties.DestinationConfig?.OnFailure.Destination;
    const tumbling = properties.TumblingWindowInSeconds;
    return {
      ...base,
      kind: 'stream',
      batchSize: properties.BatchSize ?? defaultBatch.stream,
      table,
      startingPosition: properties.StartingPosition,
      bisectOnError: properties.BisectBatchOnFunctionError,
      maximumRetryAttempts: properties.MaximumRetryAttempts,
      maximumRecordAgeSeconds: properties.MaximumRecordAgeInSeconds,
      parallelizationFactor: properties.ParallelizationFactor,
      ...(tumbling === undefined ? {} : { tumblingWindowSeconds: tumbling }),
      ...(onFailure === undefined ? {} : { onFailureArn: onFailure }),
    };
  });
}
