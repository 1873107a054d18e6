/** Lambda takes and gives 6 MB of JSON at most in a synchronous invocation. */
export const maximumPayloadBytes = 6_291_556;

/**
 * What a handler answered, as JSON would carry it: `undefined` at the top is `null`, dates are text, functions are gone. The usual
 * answer of an API handler (texts, numbers, flat objects of them) is copied without the cost of writing and reading JSON.
 */
export function asPayload(answer: unknown): unknown {
  if (isPlain(answer)) return answer;
  if (isObject(answer)) {
    const copy = flatCopy(answer);
    if (copy !== undefined) return copy;
  }
  const text = JSON.stringify(answer) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

/** The length that matters: an API answer is as long as its body. */
export function isTooLarge(payload: unknown): boolean {
  if (typeof payload === 'string') return payload.length > maximumPayloadBytes;
  if (!isObject(payload)) return false;
  const body = payload['body'];
  return typeof body === 'string' ? body.length > maximumPayloadBytes : false;
}

function flatCopy(answer: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answer)) {
    if (isPlain(value)) copy[key] = value;
    else if (isFlat(value)) copy[key] = value;
    else if (value !== undefined) return undefined;
  }
  return copy;
}

function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return isObject(value) && Object.values(value).every(isPlain);
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value === null ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value)
  );
}
