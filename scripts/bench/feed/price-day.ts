import { price } from '../prices.ts';
import type { FeedMeter } from './metered-run.ts';

const coreGigabytes = 1.769;
/** Gigabytes of memory that AWS gives the functions of a run (infra/stacks/compare-stack.ts); it charges by them. */
const gigabytes: Readonly<Record<string, number>> = {
  ComparePeople: coreGigabytes,
  CompareChunk: coreGigabytes,
  CompareReconcile: 1.024,
  CompareEnd: 0.25,
  CompareBegin: 0.25,
  CompareArrive: 0.25,
};
const usualGigabytes = 0.5;
const storing = /^(Put|Create|Upload|Complete|Copy|List)/;

/** What a run cost, by what AWS charges for. */
export interface RunPrice {
  s3: number;
  lambda: number;
  states: number;
  dynamodb: number;
  kms: number;
  sqs: number;
}

export const total = ({ s3, lambda, states, dynamodb, kms, sqs }: RunPrice): number =>
  s3 + lambda + states + dynamodb + kms + sqs;

/** The price of seconds of a function that has a core of its own, which AWS gives with so much memory. */
export const lambdaSeconds = (seconds: number): number => seconds * coreGigabytes * price('lambdaGbSecond');

/** The price of a run from what the meter saw of it; what true hits cost is not in it when the file has none. */
export function priceOfRun({ entries, transitions }: FeedMeter): RunPrice {
  const sum = (service: string, of: (entry: FeedMeter['entries'][number]) => number): number =>
    entries.filter((entry) => entry.service === service).reduce((all, entry) => all + of(entry), 0);
  const memoryOf = (name: string): number =>
    Object.entries(gigabytes).find(([step]) => name.includes(step))?.[1] ?? usualGigabytes;
  return {
    s3: sum('s3', ({ action, requests }) => requests * price(storing.test(action) ? 's3Put' : 's3Get')),
    lambda: sum(
      'lambda',
      ({ functionName, requests, milliseconds = 0 }) =>
        requests * price('lambdaRequest') +
        (milliseconds / 1_000) * memoryOf(functionName) * price('lambdaGbSecond'),
    ),
    states: transitions * price('stateTransition'),
    dynamodb: sum(
      'dynamodb',
      ({ readUnits, writeUnits }) =>
        readUnits * price('dynamodbReadUnit') + writeUnits * price('dynamodbWriteUnit'),
    ),
    kms: sum('kms', ({ requests }) => requests * price('kmsRequest')),
    sqs: sum('sqs', ({ requests }) => requests * price('sqsRequest')),
  };
}

/** Part by part, so many times. */
export function times(parts: RunPrice, factor: number): RunPrice {
  return mapParts(parts, (part) => part * factor);
}

export function plus(one: RunPrice, other: RunPrice): RunPrice {
  return mapParts(one, (part, name) => part + other[name]);
}

export function minus(one: RunPrice, other: RunPrice): RunPrice {
  return plus(one, times(other, -1));
}

function mapParts(parts: RunPrice, change: (part: number, name: keyof RunPrice) => number): RunPrice {
  const { s3, lambda, states, dynamodb, kms, sqs } = parts;
  return {
    s3: change(s3, 's3'),
    lambda: change(lambda, 'lambda'),
    states: change(states, 'states'),
    dynamodb: change(dynamodb, 'dynamodb'),
    kms: change(kms, 'kms'),
    sqs: change(sqs, 'sqs'),
  };
}
