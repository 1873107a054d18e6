import { receiveMessageOnPort } from 'node:worker_threads';
import { openLoopback } from '../engines/loopback.ts';
import { answerCall, type Outcome, type Surroundings } from './answer-call.ts';
import { askMainOver } from './ask-main.ts';
import type { AwsCall, OutgoingRequest } from './call.ts';
import { type ControlMessage, type ControlState, controlBlock } from './control-block.ts';
import { strikesOf } from './fault-strikes.ts';
import { holdRequest, targetOf } from './held-request.ts';
import { openSlots } from './meter-slots.ts';
import { patchFetch } from './patch-fetch.ts';
import { patchRequests } from './patch-requests.ts';
import { authoriser } from './policy/authorise.ts';
import { explainDenial } from './policy/explain-denial.ts';
import { recogniseHost } from './recognise-host.ts';
import { readerOf } from './services/read-service.ts';
import type { WorkerSettings } from './worker-settings.ts';

/** What the worker's bootstrap tells the gateway. */
export interface WorkerGateway {
  /** The invocation that the calls from now on belong to. */
  startInvocation(requestId: string): void;
}

/**
 * Puts the gateway before every request of this worker. To be called before the function's bundle is loaded.
 * AWS calls are authorised, counted, subjected to faults and passed to the engines; other calls are counted and go out untouched.
 */
export function installGateway(settings: WorkerSettings): WorkerGateway {
  const control = new Int32Array(settings.control);
  const faultCounters = control.subarray(controlBlock.firstCounter);
  const slots = openSlots(settings.slots, (message) => settings.port.postMessage(message));
  const read = readerOf(settings, {
    dynamodb: openLoopback(settings.endpoints.dynamodb),
    sqs: openLoopback(settings.endpoints.sqs),
    s3: openLoopback(settings.endpoints.s3),
    askMain: askMainOver(settings.questions),
  });
  const state: ControlState = {
    faults: settings.faults,
    authorise: authoriser({ ...settings.grants, identity: settings.policies }),
  };
  let version = settings.version;
  let requestId = '';

  function current(): ControlState {
    const latest = Atomics.load(control, controlBlock.version);
    if (latest === version) return state;
    for (let got = receiveMessageOnPort(settings.port); got; got = receiveMessageOnPort(settings.port)) {
      apply(got.message as ControlMessage);
    }
    version = latest;
    return state;
  }

  function apply(message: ControlMessage): void {
    if (message.kind === 'faults') state.faults = message.faults;
    else state.authorise = authoriser({ ...settings.grants, identity: message.policies });
  }

  function denial(call: AwsCall): string | undefined {
    return explainDenial(call.checks, { authorise: current().authorise, callerArn: settings.callerArn });
  }

  function count(call: AwsCall, outcome: Outcome): void {
    const { status } = outcome.response;
    slots.add(call, { requests: 1, errors: status >= 400 ? 1 : 0, bytes: outcome.bytes });
    for (const { resource, read: readUnits, write: writeUnits } of outcome.units) {
      slots.add({ ...call, resource }, { readUnits, writeUnits });
    }
    trace(call, status);
  }

  function trace(call: Omit<AwsCall, 'perform'>, status: number): void {
    if (Atomics.load(control, controlBlock.recording) === 0) return;
    const { service, action, resource, checks } = call;
    const resources = checks.map((check) => check.resource);
    const traced = { service, action, resource, requestId, resources, authorizations: checks, status };
    settings.port.postMessage({ kind: 'call', call: traced });
  }

  const { functionName, doorUrl } = settings;
  const doorHost = doorUrl && new URL(doorUrl).host;
  const around: Surroundings = {
    read,
    denial,
    count,
    strikes: ({ service, action }) =>
      strikesOf(current().faults, faultCounters, { functionName, service, action }),
    kill: () => process.exit(),
  };
  const answer = (request: OutgoingRequest) => answerCall(request, around);

  const web = {
    strikes: (_host: string, method: string) =>
      strikesOf(current().faults, faultCounters, { functionName, service: 'http', action: method }),
    count: (host: string, method: string, status: number) => {
      const key = { service: 'http', action: method, resource: host };
      slots.add(key, { requests: 1, errors: status >= 400 ? 1 : 0 });
      trace({ ...key, checks: [] }, status);
    },
    kill: () => process.exit(),
  };
  patchRequests((options, onResponse, send) => {
    const target = targetOf(options);
    if (recogniseHost(target.host, doorHost)) return holdRequest(target, answer, onResponse);
    return watch(send(), target.host, target.method);
  });
  patchFetch(web);

  function watch(
    sent: ReturnType<Parameters<typeof patchRequests>[0]>,
    host: string,
    method: string,
  ): typeof sent {
    const struck = web.strikes(host, method);
    if (struck.some(({ kind }) => kind === 'kill-before')) web.kill();
    return sent.once('response', (response) => {
      web.count(host, method, response.statusCode ?? 0);
      if (struck.some(({ kind }) => kind === 'kill-after')) web.kill();
      if (sent.listenerCount('response') === 0) response.resume();
    });
  }

  return {
    startInvocation: (id) => {
      requestId = id;
    },
  };
}
