import type { CallDynamoDb } from '../../engines/call-dynamodb.ts';
import type { StreamMappingModel } from '../../seams/mapping-model.ts';
import type { MappingSettings } from '../../seams/mappings.ts';
import type { Activity } from '../activity.ts';
import type { QueueClient } from '../queues/queue-client.ts';
import { openStreamReader } from './read-stream.ts';
import { runStreamMapping, type StreamMapping } from './run-stream-mapping.ts';
import { keptPosition } from './stream-position.ts';
import { sequenceOf } from './stream-record.ts';

interface StartSettings extends MappingSettings {
  readonly mapping: StreamMappingModel;
  readonly functionArn: string;
  readonly call: CallDynamoDb;
  readonly queues: QueueClient;
  readonly activity: Activity;
  readonly signal: AbortSignal;
}

/** Goes on where the mapping stood, or begins at its starting position: LATEST leaves out what is there at its first start. */
export async function startStreamMapping(settings: StartSettings): Promise<StreamMapping> {
  const { mapping, model, call } = settings;
  const position = keptPosition(settings.dataFolder, mapping.logicalId);
  const source = { table: mapping.table, region: model.region };
  if (position.read() === undefined && mapping.startingPosition === 'LATEST') {
    const reader = openStreamReader(call, source, undefined);
    for (let records = await reader.next(1000); records.length > 0; records = await reader.next(1000)) {
      const last = records.at(-1);
      if (last) position.write(sequenceOf(last));
    }
  }
  return runStreamMapping({
    ...settings,
    position,
    reader: openStreamReader(call, source, position.read()),
    onFailure: model.queues.find(({ arn }) => arn === mapping.onFailureArn),
  });
}
