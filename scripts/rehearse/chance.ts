import { createHash } from 'node:crypto';

/** Randomness with a seed: the same names give the same draws, on every machine. */
export interface Chance {
  /** From 0 on, below 1. */
  part(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  is(probability: number): boolean;
  pick<One>(list: readonly One[]): One;
  /** One of several, each as likely as its weight says. */
  weighed<One>(choices: readonly (readonly [One, number])[]): One;
  /** So many letters and digits. */
  letters(length: number): string;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function chanceOf(...names: readonly (string | number)[]): Chance {
  const part = drawsOf(createHash('sha256').update(names.join('\n')).digest());
  const whole = (from: number, to: number): number => from + Math.floor(part() * (to - from + 1));
  return {
    part,
    whole,
    is: (probability) => part() < probability,
    pick: (list) => one(list, whole(0, list.length - 1)),
    weighed: (choices) => {
      let left = part() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.findIndex(([, weight]) => (left -= weight) < 0);
      return one(choices, found < 0 ? choices.length - 1 : found)[0];
    },
    letters: (length) =>
      Array.from({ length }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join(''),
  };
}

function one<One>(list: readonly One[], index: number): One {
  const [found] = list.slice(index, index + 1);
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}

/** The generator sfc32 (Doty-Humphrey, public domain), which passes the usual tests and needs four numbers. */
function drawsOf(seed: Buffer): () => number {
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => seed.readUInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
}
