import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Pairs that are authenticated and not stored: Decrypt needs the same ones as the encryption. */
export type EncryptionContext = Readonly<Record<string, string>>;

const formatVersion = 1;
const ivBytes = 12;
const tagBytes = 16;

/** Layout: version, length of the key id, key id, nonce, tag, AES-256-GCM ciphertext. The header and the context are authenticated. */
export function sealBlob(
  masterKey: Uint8Array,
  keyId: string,
  plain: Uint8Array,
  context: EncryptionContext,
): Buffer {
  const header = headerOf(keyId);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(authenticated(header, context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([header, iv, cipher.getAuthTag(), sealed]);
}

/** The key that a blob names; undefined for one that is not of this layout. */
export function keyIdOf(blob: Buffer): string | undefined {
  const start = 2 + (blob[1] ?? 0);
  if (blob[0] !== formatVersion || blob.length < start + ivBytes + tagBytes) return undefined;
  return blob.toString('utf8', 2, start);
}

/** Undefined for a blob that is not ours, was changed, or was made with another context. */
export function openBlob(
  masterKey: Uint8Array,
  blob: Buffer,
  context: EncryptionContext,
): Buffer | undefined {
  const keyId = keyIdOf(blob);
  if (keyId === undefined) return undefined;
  const start = 2 + Buffer.byteLength(keyId);
  const iv = blob.subarray(start, start + ivBytes);
  const tag = blob.subarray(start + ivBytes, start + ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', masterKey, iv)
    .setAAD(authenticated(headerOf(keyId), context))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(blob.subarray(start + ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function headerOf(keyId: string): Buffer {
  const id = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([formatVersion, id.length]), id]);
}

/** The pairs of a context have no order. */
function authenticated(header: Buffer, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.concat([header, Buffer.from(JSON.stringify(pairs))]);
}
