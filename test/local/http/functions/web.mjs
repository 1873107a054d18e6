/** A function behind an HTTP API: answers the event it got, or what the header `x-answer` says. */
import { setTimeout as after } from 'node:timers/promises';

export const handler = async (event) => {
  if (event.headers['x-throw']) throw new Error('unexpected');
  if (event.headers['x-sleep']) await after(Number(event.headers['x-sleep']));
  const answer = event.headers['x-answer'];
  return answer === undefined ? event : JSON.parse(answer);
};
