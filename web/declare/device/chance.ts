/** base64url without padding (RFC 4648 §5). */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The receipt's secret: 256 bits as 43 characters. It never leaves the device but to manage the declaration. */
export function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** An Idempotency-Key: 128 bits as 32 hexadecimal digits. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** An Idempotency-Key for one content of a form: the same content again has the same key, another content another. */
export async function keyFor(formKey: string, content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(formKey + JSON.stringify(content));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).replaceAll('_', '-');
}

/** What the server keeps of the secret: base64url of SHA-256 of its ASCII characters. */
export async function receiptHashOf(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return base64url(new Uint8Array(hash));
}
