import type { MessagePort, Worker } from 'node:worker_threads';
import { z } from 'zod';

/** Questions between the main thread and the issuer's thread, and their answers. */
export type Ask = (question: string, about?: unknown) => Promise<unknown>;
export type Answers = Readonly<Record<string, (about: never) => unknown>>;

const question = z.object({ number: z.number(), question: z.string(), about: z.unknown() });
const answer = z.object({ number: z.number(), answer: z.unknown(), error: z.string().optional() });

export function askAcross(port: Worker | MessagePort, answers: Answers): Ask {
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  const reply = async (number: number, name: string, about: unknown): Promise<void> => {
    try {
      port.postMessage({ number, answer: await answers[name]?.(about as never) });
    } catch (error) {
      port.postMessage({ number, answer: undefined, error: String(error) });
    }
  };
  port.on('message', (message: unknown) => {
    const asking = question.safeParse(message);
    if (asking.success) {
      void reply(asking.data.number, asking.data.question, asking.data.about);
      return;
    }
    const answered = answer.safeParse(message);
    if (!answered.success) return;
    const { number, error } = answered.data;
    if (error === undefined) open.get(number)?.resolve(answered.data.answer);
    else open.get(number)?.reject(new Error(error));
    open.delete(number);
  });
  return (name, about) => {
    const wanted = Promise.withResolvers<unknown>();
    asked += 1;
    open.set(asked, wanted);
    port.postMessage({ number: asked, question: name, about });
    return wanted.promise;
  };
}
