const decoder = new TextDecoder('gb18030', { fatal: true });
const [lead, last] = [0x81, 0xfe];
const pairs = new Map<string, Buffer>();

/** All pairs of bytes, by the character that they are; Node decodes GB18030 and doesn't encode it. */
function learnPairs(): void {
  for (let first = lead; first <= last; first += 1)
    for (let second = 0x40; second <= last; second += 1) {
      if (second === 0x7f) continue;
      const bytes = Buffer.from([first, second]);
      const character = decoder.decode(bytes);
      if (!pairs.has(character)) pairs.set(character, bytes);
    }
}

/** A text in GB18030: pairs, and fours for the characters beyond the basic plane, such as 𫖯. */
export function encodeGb18030(text: string): Buffer {
  if (pairs.size === 0) learnPairs();
  return Buffer.concat(Array.from(text, encodeCharacter));
}

function encodeCharacter(character: string): Buffer {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return Buffer.from([point]);
  if (point >= 0x1_0000) return fourBytes(point - 0x1_0000);
  const pair = pairs.get(character);
  if (pair === undefined) throw new RangeError(`U+${point.toString(16)} is no pair`);
  return pair;
}

function fourBytes(at: number): Buffer {
  const [first, second, third] = [
    Math.floor(at / 12_600),
    Math.floor(at / 1_260) % 10,
    Math.floor(at / 10) % 126,
  ];
  return Buffer.from([0x90 + first, 0x30 + second, 0x81 + third, 0x30 + (at % 10)]);
}
