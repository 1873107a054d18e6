import { type Queue, sendAll } from './queue.ts';

/**
 * Sends what comes in one turn of the event loop ten messages a request: records of a batch are handled side by side, and
 * each waits for its own message only.
 */
export function sendTogether(queue: Queue): (message: unknown) => Promise<void> {
  let waiting: { message: unknown; settle: PromiseWithResolvers<undefined> }[] = [];
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    try {
      await sendAll(
        queue,
        batch.map(({ message }) => message),
      );
      for (const { settle } of batch) settle.resolve(undefined);
    } catch (error) {
      for (const { settle } of batch) settle.reject(error);
    }
  };
  return (message) => {
    const settle = Promise.withResolvers<undefined>();
    if (waiting.push({ message, settle }) === 1) setImmediate(() => void flush());
    return settle.promise;
  };
}
