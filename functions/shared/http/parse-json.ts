import { InvalidError } from '../errors.ts';

/** Deeper than any schema of ours, and far from what would exhaust a stack. */
const deepest = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * JSON that says one thing only (RFC 8259 leaves duplicate keys open; RFC 7493 forbids them). Two linear passes around the
 * built-in parser: an object that names a key twice has more members in its text than in its value.
 * @throws InvalidError (400) when malformed, nested too deeply, or with a key that is doubled or not allowed.
 */
export function parseJson(text: string): unknown {
  const members = countMembers(text);
  const value = parse(text);
  if (countKeys(value) !== members) throw malformed('json.duplicate-key');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's error is not kept as the cause: its message quotes the text, which may be personal.
    throw malformed('json.malformed');
  }
}

function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x22 /* " */) at = endOfString(text, at);
    else if (character === 0x3a /* : */) members += 1;
    else if (character === 0x7b /* { */ || character === 0x5b /* [ */) depth += 1;
    else if (character === 0x7d /* } */ || character === 0x5d /* ] */) depth -= 1;
    if (depth > deepest) throw malformed('json.deep');
  }
  return members;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x5c /* \ */) at += 1;
    else if (character === 0x22 /* " */) return at;
  }
  return text.length;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + countKeys(entry), 0);
  let keys = 0;
  for (const [key, entry] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) throw malformed('json.forbidden-key');
    keys += 1 + countKeys(entry);
  }
  return keys;
}

type JsonCode = 'json.malformed' | 'json.duplicate-key' | 'json.deep' | 'json.forbidden-key';

function malformed(code: JsonCode): InvalidError {
  return new InvalidError([], code, 400);
}
