import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Notification } from '../../../schemas/notification.ts';
import { sdkSettings } from '../sdk-settings.ts';

/** Hands a notification to the notify step: ids only, nothing personal (design.md: nothing personal in queues). */
export type SendNotification = (notification: Notification) => Promise<void>;

export function openNotifyQueue(queueUrl: string, client = new SQSClient(sdkSettings)): SendNotification {
  return async (notification) => {
    const MessageBody = JSON.stringify(notification);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  };
}
