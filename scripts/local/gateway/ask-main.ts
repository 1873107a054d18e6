import type { MessagePort } from 'node:worker_threads';
import type { AskMain, MainAnswer, MainRequest } from './services/read-main-call.ts';

interface Question {
  readonly id: number;
  readonly request: MainRequest;
}

interface Reply {
  readonly id: number;
  readonly answer: MainAnswer;
}

/** The worker's side. The port keeps the worker alive only while an answer is awaited. */
export function askMainOver(port: MessagePort): AskMain {
  const waiting = new Map<number, (answer: MainAnswer) => void>();
  let last = 0;
  port.on('message', ({ id, answer }: Reply) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
    if (waiting.size === 0) port.unref();
  });
  port.unref();
  return (request) =>
    new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      port.ref();
      const question: Question = { id, request };
      port.postMessage(question);
    });
}

/** The main thread's side. */
export function answerOver(port: MessagePort, answer: AskMain): void {
  port.on('message', ({ id, request }: Question) => {
    void answer(request).then((given) => {
      const reply: Reply = { id, answer: given };
      port.postMessage(reply);
    });
  });
  port.unref();
}
