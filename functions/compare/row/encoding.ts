import { isUtf8 } from 'node:buffer';

export type FeedEncoding = 'utf-8' | 'gb18030';

/**
 * Whether bytes can be of an encoding. For GB18030 (of which GBK and GB2312 are parts) by the form of its sequences: pairs of
 * 81–FE and 40–7E or 80–FE, and fours of 81–FE, 30–39, 81–FE, 30–39.
 */
export function isEncoded(bytes: Uint8Array, encoding: FeedEncoding): boolean {
  return encoding === 'utf-8' ? isUtf8(bytes) : isGb18030(bytes);
}

function isGb18030(bytes: Uint8Array): boolean {
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    if ((bytes[at] as number) < 0x80) {
      at += 1;
      continue;
    }
    const taken = sequenceLength(bytes, at);
    if (taken === 0 || at + taken > length) return false;
    at += taken;
  }
  return true;
}

/** 2 or 4 for what can begin here, 0 for what can't. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  if (!isLead(bytes[at])) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second >= 0x40) return second === 0x7f || second === 0xff ? 0 : 2;
  return isFourDigit(second) && isLead(bytes[at + 2]) && isFourDigit(bytes[at + 3]) ? 4 : 0;
}

function isLead(byte = 0): boolean {
  return byte > 0x80 && byte < 0xff;
}

function isFourDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
