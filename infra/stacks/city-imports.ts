import type { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Alarms } from '../constructs/alarm.ts';
import { type Bundles, bundledFunction } from '../constructs/bundled-function.ts';
import { grantData, grantFeeds } from '../constructs/grants.ts';
import { stateMachine } from '../constructs/state-machine.ts';
import { cityMachine } from './city-machine.ts';
import type { Data } from './data-stack.ts';

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
  bucket: Bucket;
  retention: string;
}

/** How declarations of the systems that cities run themselves are imported (requirements J1). */
export function makeCityImports({ stack, data, bundles, alarms, bucket, retention }: Place): StateMachine {
  const make = (id: string, entry: string, memoryMegabytes: number) =>
    bundledFunction(stack, id, bundles, { entry, timeoutSeconds: 300, memoryMegabytes });
  const read = make('CompareCityRead', 'compare/city-read', 1_024);
  grantData(read, data, undefined, { table: ['GetItem', 'UpdateItem'] });
  grantFeeds(read, bucket, {
    ...{ incoming: ['GetObject'], plain: ['GetObject', 'PutObject'], work: ['PutObject'] },
  });
  const file = make('DeclareImport', 'declare/import', 512);
  grantData(file, data, retention, {
    table: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    fieldKeys: 'seal',
  });
  grantFeeds(file, bucket, { work: ['GetObject', 'PutObject'] });
  const end = make('CompareCityEnd', 'compare/city-end', 512);
  grantData(end, data, undefined, { table: ['UpdateItem'] });
  grantFeeds(end, bucket, { work: ['GetObject'], rejected: ['PutObject'] });
  return stateMachine(stack, 'CityImport', alarms, {
    definition: cityMachine,
    functions: { CompareCityRead: read, DeclareImport: file, CompareCityEnd: end },
    impact:
      'A file of a city’s own system was not imported: officers do not know of the travellers that it declares. Runbook: a city’s file does not end.',
  });
}
