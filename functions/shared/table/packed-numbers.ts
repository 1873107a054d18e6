/** Whole numbers and short texts as bytes, seven bits each (LEB128), so that a small number takes one. */
export interface Packer {
  /** Not below zero, up to 2^53. */
  number(value: number): void;
  /** Any whole number: small ones take one byte, below zero too. */
  signed(value: number): void;
  text(value: string): void;
  bytes(value: Uint8Array): void;
  done(): Uint8Array;
}

export function openPacker(): Packer {
  const out: number[] = [];
  const number = (value: number): void => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
    out.push(rest);
  };
  const bytes = (value: Uint8Array): void => {
    number(value.length);
    for (const byte of value) out.push(byte);
  };
  return {
    number,
    signed: (value) => {
      number(value < 0 ? -2 * value - 1 : 2 * value);
    },
    text: (value) => {
      bytes(Buffer.from(value));
    },
    bytes,
    done: () => Uint8Array.from(out),
  };
}

/** Reads in the order in which it was written. */
export interface Unpacker {
  number(): number;
  signed(): number;
  text(): string;
  bytes(): Uint8Array;
  isAtEnd(): boolean;
}

/** @throws RangeError when the bytes end too early: what follows would be invented. */
export function openUnpacker(written: Uint8Array): Unpacker {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = written[at];
      if (byte === undefined) throw new RangeError('the packed numbers end too early');
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const bytes = (): Uint8Array => {
    const length = number();
    if (at + length > written.length) throw new RangeError('the packed bytes end too early');
    at += length;
    return written.subarray(at - length, at);
  };
  return {
    number,
    signed: () => {
      const value = number();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    text: () => Buffer.from(bytes()).toString(),
    bytes,
    isAtEnd: () => at === written.length,
  };
}
