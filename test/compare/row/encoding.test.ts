import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEncoded } from '../../../functions/compare/row/encoding.ts';
import { encodeGb18030 } from '../../../scripts/bench/feed/encode-gb18030.ts';
import { propertyRun } from '../../support/property-run.ts';

function canDecode(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Decoders take a lone 80 for the euro, as one old code page has it; feeds have none, and much that is no text has. */
const isEuro = (bytes: Uint8Array): boolean => new TextDecoder('gb18030').decode(bytes).includes('€');

const some = fc.uint8Array({ maxLength: 12 });
/** Bytes among which sequences of GB18030 are common. */
const likely = fc.array(fc.constantFrom(0x30, 0x39, 0x41, 0x7f, 0x80, 0x81, 0xb0, 0xfe, 0xff, 0x0a), {
  maxLength: 12,
});

describe('bytes of an encoding', () => {
  it('are known by their form wherever a decoder reads them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          some,
          likely.map((bytes) => Uint8Array.from(bytes)),
        ),
        (bytes) => {
          expect(isEncoded(bytes, 'utf-8')).toBe(canDecode(bytes, 'utf-8'));
          // Fours beyond Unicode have the form and are no characters: they come to light when a row is read.
          if (canDecode(bytes, 'gb18030') && !isEuro(bytes)) expect(isEncoded(bytes, 'gb18030')).toBe(true);
        },
      ),
      propertyRun('encodings', 2_000),
    );
  });

  it.each([
    [[0xff, 0x41]],
    [[0x81]],
    [[0x81, 0x7f]],
    [[0x81, 0x30, 0x81]],
    [[0x81, 0x30, 0x41, 0x30]],
    [[0x81, 0x20]],
  ])('are not GB18030: %j', (bytes) => {
    expect(isEncoded(Uint8Array.from(bytes), 'gb18030')).toBe(false);
    expect(canDecode(Uint8Array.from(bytes), 'gb18030')).toBe(false);
  });

  it('are those of rare characters too', () => {
    for (const text of ['䶮', '𫖯', '张䶮𫖯伟']) {
      const bytes = encodeGb18030(text);
      expect(isEncoded(bytes, 'gb18030')).toBe(true);
      expect(new TextDecoder('gb18030').decode(bytes)).toBe(text);
    }
  });
});
