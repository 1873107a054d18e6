/**
 * Tells of nearly every phone that nobody active has it (a Bloom filter of two bits, both in the same 64 bytes, 16 to 32 bits a phone).
 * Reading a name costs more than all else of a row, so it is read only for the phones that pass.
 */
export interface PhoneSieve {
  /** A power of two. */
  bits: Uint32Array;
  /** From the secret, so that the bits alone don't tell whose phones they are. */
  seed: number;
}

const bitsOfPhone = 16;
const blockBits = 512;

/** A sieve that lets these mixed phones pass. */
export function buildSieve(seed: number, mixed: Uint32Array): PhoneSieve {
  const bits = Math.max(blockBits, 2 ** Math.ceil(Math.log2(mixed.length * bitsOfPhone + 1)));
  const sieve = { bits: new Uint32Array(bits / 32), seed };
  for (const phone of mixed)
    for (const bit of [firstBit(sieve, phone), secondBit(sieve, phone)])
      sieve.bits[bit >>> 5] = (sieve.bits[bit >>> 5] as number) | (1 << (bit & 31));
  return sieve;
}

function firstBit({ bits }: PhoneSieve, mixed: number): number {
  return mixed & (bits.length * 32 - 1);
}

/** In the block of the first one, by other bits of the mix. */
function secondBit(sieve: PhoneSieve, mixed: number): number {
  const block = firstBit(sieve, mixed) & ~(blockBits - 1);
  return block | (Math.imul(mixed, 0x9e37_79b1) >>> 23);
}

/** Whether somebody active may have a phone; never wrong when it says no. */
export function passes(sieve: PhoneSieve, mixed: number): boolean {
  return isSet(sieve, firstBit(sieve, mixed)) && isSet(sieve, secondBit(sieve, mixed));
}

function isSet({ bits }: PhoneSieve, bit: number): boolean {
  return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}
