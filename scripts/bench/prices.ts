import { readFileSync } from 'node:fs';
import type { MeterEntry } from './system-under-load.ts';

const prices = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>;
/** A price of the dated list, in USD. */
export const price = (name: string): number => prices[name] ?? Number.NaN;

/** Of one run of a function of the size and length that are assumed. */
export const invocationPrice =
  price('lambdaRequest') +
  (price('assumedLambdaMs') / 1000) * price('assumedLambdaGb') * price('lambdaGbSecond');

/** The day of the list. */
export const pricesOf = String(prices['date']);

/** The price of what the meter saw, a life. Stream reads and polling of empty queues come on top and are counted by AWS by time. */
export function priceOf(entries: readonly MeterEntry[], apiCalls: number): number {
  const requests = (service: string) =>
    entries.filter((entry) => entry.service === service).reduce((sum, entry) => sum + entry.requests, 0);
  const sum = (key: 'writeUnits' | 'readUnits') => entries.reduce((total, entry) => total + entry[key], 0);
  const invocations = requests('lambda');
  return (
    sum('writeUnits') * price('dynamodbWriteUnit') +
    sum('readUnits') * price('dynamodbReadUnit') +
    requests('sqs') * price('sqsRequest') +
    requests('kms') * price('kmsRequest') +
    requests('s3') * price('s3Put') +
    invocations * invocationPrice +
    apiCalls * price('httpApiRequest')
  );
}
