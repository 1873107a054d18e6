import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { AssemblyModel } from '../seams/assembly-model.ts';
import type { Gateway, GatewayHostSettings } from '../seams/gateway.ts';
import type { PolicyDocument } from '../seams/policies.ts';
import { answerInMain } from './answer-in-main.ts';
import { answerOver } from './ask-main.ts';
import { type ControlMessage, controlBlock, makeControlBlock } from './control-block.ts';
import { keptMasterKey } from './master-key.ts';
import { makeSlots } from './meter-slots.ts';
import { openFaults } from './open-faults.ts';
import { openMeter } from './open-meter.ts';
import { authoriser } from './policy/authorise.ts';
import { explainDenial } from './policy/explain-denial.ts';
import type { WorkerSettings } from './worker-settings.ts';

/** The main thread's side of the gateway: the meter, the faults, and what each new worker is given. */
export function openGateway(settings: GatewayHostSettings): Gateway {
  const { model, engines } = settings;
  const control = makeControlBlock();
  const shared = new Int32Array(control);
  const workers = new Map<MessagePort, string>();
  const questions = new Set<MessagePort>();
  const policies = new Map(model.functions.map(({ name, role }) => [name, role.policies]));
  const meter = openMeter(shared);
  const masterKey = keptMasterKey(settings.dataFolder);
  const resources = resourcePolicies(model);
  const ask = answerInMain(settings);

  function tell(message: ControlMessage, functionName?: string): void {
    for (const [port, name] of workers) {
      if (functionName === undefined || functionName === name) port.postMessage(message);
    }
    Atomics.add(shared, controlBlock.version, 1);
  }

  const faults = openFaults(shared.subarray(controlBlock.firstCounter), (active) =>
    tell({ kind: 'faults', faults: active }),
  );

  function callerOf(functionName: string): Pick<WorkerSettings, 'callerArn' | 'grants' | 'policies'> {
    const role = model.functions.find(({ name }) => name === functionName)?.role;
    if (!role) throw new RangeError(`no function is called ${functionName}`);
    const { region, account, partition } = model;
    return {
      policies: policies.get(functionName) ?? [],
      callerArn: `arn:${partition}:sts::${account}:assumed-role/${role.name}/${functionName}`,
      grants: { roleArn: role.arn, account, partition, region, resources },
    };
  }

  function settingsFor(functionName: string): { settings: WorkerSettings; transfer: MessagePort[] } {
    const caller = callerOf(functionName);
    const reports = new MessageChannel();
    const asks = new MessageChannel();
    const slots = makeSlots();
    workers.set(reports.port1, functionName);
    questions.add(asks.port1);
    meter.attach(functionName, reports.port1, slots);
    answerOver(asks.port1, ask);
    reports.port1.once('close', () => {
      workers.delete(reports.port1);
      questions.delete(asks.port1);
    });
    const { region, account, partition, keys } = model;
    return {
      settings: {
        functionName,
        region,
        account,
        partition,
        ...caller,
        endpoints: {
          dynamodb: engines.dynamodb.endpoint,
          sqs: engines.sqs.endpoint,
          s3: engines.s3.endpoint,
        },
        ...(settings.doorUrl === undefined ? {} : { doorUrl: settings.doorUrl }),
        masterKey,
        port: reports.port2,
        keys: keys.map(({ arn, keyId }) => ({ arn, keyId })),
        control,
        version: Atomics.load(shared, controlBlock.version),
        faults: faults.active(),
        slots,
        questions: asks.port2,
      },
      transfer: [reports.port2, asks.port2],
    };
  }

  return {
    meter,
    faults,
    settingsFor,
    replacePolicies: (functionName, replaced) => {
      policies.set(functionName, replaced);
      tell({ kind: 'policies', policies: replaced }, functionName);
    },
    denial: (functionName, checks) => {
      const { callerArn, grants, policies: identity } = callerOf(functionName);
      return explainDenial(checks, { authorise: authoriser({ ...grants, identity }), callerArn });
    },
    stop: () => {
      for (const port of [...workers.keys(), ...questions]) port.close();
    },
  };
}

/** The policies of queues, buckets and keys, by the ARN of what they hang on. */
function resourcePolicies(model: AssemblyModel): Readonly<Record<string, readonly PolicyDocument[]>> {
  return Object.fromEntries([
    ...[...model.queues, ...model.buckets].map(({ arn, policies }) => [arn, policies] as const),
    ...model.keys.map(({ arn, policy }) => [arn, [policy]] as const),
  ]);
}
