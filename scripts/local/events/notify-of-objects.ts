import { setTimeout as delay } from 'node:timers/promises';
import { TemplateError } from '../errors.ts';
import { matcher } from '../gateway/policy/match-pattern.ts';
import { failedInvocation } from '../lambda/failed-invocation.ts';
import type { FunctionModel } from '../seams/function-model.ts';
import type { FunctionError } from '../seams/invoker.ts';
import type { MappingSettings } from '../seams/mappings.ts';
import type { BucketModel, BucketNotification } from '../seams/storage-model.ts';
import type { Activity } from './activity.ts';
import { isWanted, objectEvent } from './object-event.ts';
import type { QueueClient } from './queues/queue-client.ts';

/** Lambda waits a minute and then two before it tries again; here it is quick, as nothing outside is to recover. */
const pauseMs = 200;

interface NotifySettings extends MappingSettings {
  readonly activity: Activity;
  readonly queues: QueueClient;
}

/** Invokes the functions that a bucket's notifications name, for each object made; retries as `whenAsync` says. */
export function notifyOfObjects(settings: NotifySettings): void {
  const { model, engines, clock, activity } = settings;
  const wanted = model.buckets.flatMap((bucket) =>
    bucket.notifications.map((notification) => ({
      bucket,
      notification,
      invoked: allowedFunction(settings, bucket, notification),
    })),
  );
  engines.onObjectCreated((object) => {
    for (const { bucket, notification, invoked } of wanted) {
      if (bucket.name !== object.bucket || !isWanted(notification, object)) continue;
      const event = objectEvent(object, bucket, { region: model.region, at: clock.now() });
      void activity.run(() => invokeWithRetries(settings, invoked, event));
    }
  });
}

/** S3 refuses a notification to a function that does not let it in (`AWS::Lambda::Permission`). */
function allowedFunction(
  { model }: NotifySettings,
  bucket: BucketModel,
  notification: BucketNotification,
): FunctionModel {
  const found = model.functions.find(({ arn }) => arn === notification.functionArn);
  const letsIn = found?.permissions.some(
    ({ principal, sourceArn = '*' }) =>
      principal.startsWith('s3.amazonaws.com') && matcher(sourceArn, { ignoreCase: false })(bucket.arn),
  );
  if (!found || letsIn !== true) {
    throw new TemplateError(
      `${bucket.path}: ${notification.functionArn} gives S3 no permission to invoke it`,
    );
  }
  return found;
}

async function invokeWithRetries(
  settings: NotifySettings,
  invoked: FunctionModel,
  event: unknown,
): Promise<void> {
  const { maximumRetryAttempts } = invoked.whenAsync;
  for (let failures = 0; ; ) {
    const result = await settings.invoker.invoke(invoked.name, event);
    if (!('error' in result)) return;
    failures++;
    if (failures > maximumRetryAttempts) {
      await setAside(settings, invoked, { event, error: result.error, failures });
      return;
    }
    await delay(pauseMs * failures);
  }
}

interface Lost {
  readonly event: unknown;
  readonly error: FunctionError;
  readonly failures: number;
}

/** To the on-failure destination, with the event and how it failed; without one it is dropped. */
async function setAside(settings: NotifySettings, invoked: FunctionModel, lost: Lost): Promise<void> {
  const queue = settings.model.queues.find(({ arn }) => arn === invoked.whenAsync.onFailureArn);
  settings.log(`${invoked.name} failed ${lost.failures} times for a new object.`);
  if (!queue) return;
  const MessageBody = failedInvocation(invoked, { ...lost, at: settings.clock.now() });
  await settings.queues.send(queue.url, { MessageBody });
}
