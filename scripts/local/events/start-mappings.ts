import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { callDynamoDbOver } from '../engines/call-dynamodb.ts';
import { openLoopback } from '../engines/loopback.ts';
import type { MappingSettings, Mappings } from '../seams/mappings.ts';
import { openActivity } from './activity.ts';
import { checkMapping } from './check-mapping.ts';
import { notifyOfObjects } from './notify-of-objects.ts';
import { openDeadLetters } from './queues/dead-letters.ts';
import { openQueueClient } from './queues/queue-client.ts';
import { runQueueMapping } from './queues/run-queue-mapping.ts';
import { startStreamMapping } from './streams/start-stream-mapping.ts';

/** Between two looks at queues that are not empty yet. */
const lookEveryMs = 20;

/** Runs the template's event source mappings and bucket notifications. */
export async function startMappings(settings: MappingSettings): Promise<Mappings> {
  const { model, engines, invoker, clock, log } = settings;
  const stopping = new AbortController();
  const { signal } = stopping;
  const activity = openActivity();
  const tables = openLoopback(engines.dynamodb.endpoint, 8);
  const queueEngine = openLoopback(engines.sqs.endpoint);
  const queues = openQueueClient(queueEngine);
  const call = callDynamoDbOver(tables);
  const enabled = model.mappings.filter((mapping) => mapping.enabled);
  const checked = enabled.map((mapping) => ({ mapping, functionArn: checkMapping(mapping, model).arn }));

  const streams = await Promise.all(
    checked.flatMap(({ mapping, functionArn }) =>
      mapping.kind === 'stream'
        ? [startStreamMapping({ ...settings, mapping, functionArn, call, queues, activity, signal })]
        : [],
    ),
  );
  const mappedQueues = enabled.flatMap((mapping) => (mapping.kind === 'queue' ? [mapping.queue] : []));
  const running = enabled.flatMap((mapping) =>
    mapping.kind === 'queue'
      ? [runQueueMapping({ mapping, region: model.region, queues, invoker, activity, log, signal })]
      : [],
  );
  notifyOfObjects({ ...settings, activity, queues });
  let lastLookEmpty = false;

  /** One look at everything: true when it found nothing, and nothing began while it looked. */
  async function isQuiet(ignoringInFlight: boolean): Promise<boolean> {
    const before = activity.begun();
    await nextTurn();
    await Promise.all(streams.map((stream) => stream.readToEnd()));
    const counts = await Promise.all(mappedQueues.map(({ url }) => queues.count(url)));
    const empty = counts.every(
      ({ visible, inFlight, delayed }) => visible === 0 && (ignoringInFlight || inFlight + delayed === 0),
    );
    lastLookEmpty = empty && activity.underWay() === 0 && activity.begun() === before;
    return lastLookEmpty;
  }

  const quiet = (ignoringInFlight: boolean): Promise<void> =>
    activity.whileAwaited(async () => {
      while (!signal.aborted && !(await isQuiet(ignoringInFlight))) await delay(lookEveryMs);
    });

  /** A jump of the clock waits for what runs, not for a message that a failure keeps invisible: that time is real. */
  const leave = clock.settleWith(() => quiet(true));

  return {
    drained: () => quiet(false),
    isIdle: () => lastLookEmpty && activity.underWay() === 0,
    setAside: async (queueArn, MessageBody) => {
      const queue = model.queues.find(({ arn }) => arn === queueArn);
      if (queue) await queues.send(queue.url, { MessageBody });
    },
    deadLetters: openDeadLetters(model, queues, queueEngine),
    stop: async () => {
      leave();
      stopping.abort();
      await Promise.all(streams.map(({ ended }) => ended));
      queueEngine.close();
      tables.close();
      await Promise.allSettled(running);
    },
  };
}
