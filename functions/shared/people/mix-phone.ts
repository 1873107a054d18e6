/** Mixes the digits of a phone; of the result the sieve takes what it needs. */
export function mixPhone(seed: number, phone: Uint8Array, from = 0, to = phone.length): number {
  let mixed = seed;
  for (let at = from; at < to; at += 1) mixed = Math.imul(mixed ^ (phone[at] as number), 0x0100_0193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
