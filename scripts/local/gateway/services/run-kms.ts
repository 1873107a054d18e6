import { randomBytes } from 'node:crypto';
import { type EncryptionContext, keyIdOf, openBlob, sealBlob } from './seal-blob.ts';

export interface KmsKey {
  readonly arn: string;
  readonly keyId: string;
}

export interface KmsRequest {
  readonly KeyId?: string;
  readonly KeySpec?: 'AES_256' | 'AES_128';
  readonly NumberOfBytes?: number;
  readonly CiphertextBlob?: string;
  readonly Plaintext?: string;
  readonly EncryptionContext?: EncryptionContext;
}

/** The key is known also when the answer is an error, so that IAM is asked about it first. */
export interface KmsAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly key?: KmsKey;
}

interface Keys {
  readonly masterKey: Uint8Array;
  readonly keys: readonly KmsKey[];
}

/** GenerateDataKey (also without plaintext), Encrypt, Decrypt and DescribeKey of the KMS API reference; other actions are refused. */
export function runKms(action: string, request: KmsRequest, place: Keys): KmsAnswer {
  if (action === 'Decrypt') return decrypt(request, place);
  const key = findKey(request.KeyId, place.keys);
  if (!key) return failure('NotFoundException', `Key '${request.KeyId ?? ''}' does not exist`);
  const seal = (plain: Uint8Array): string =>
    sealBlob(place.masterKey, key.keyId, plain, request.EncryptionContext ?? {}).toString('base64');
  switch (action) {
    case 'GenerateDataKey':
    case 'GenerateDataKeyWithoutPlaintext': {
      const plain = randomBytes(request.NumberOfBytes ?? (request.KeySpec === 'AES_128' ? 16 : 32));
      const open = action === 'GenerateDataKey' ? { Plaintext: plain.toString('base64') } : {};
      return success(key, { KeyId: key.arn, CiphertextBlob: seal(plain), ...open });
    }
    case 'Encrypt': {
      const blob = seal(Buffer.from(request.Plaintext ?? '', 'base64'));
      return success(key, {
        KeyId: key.arn,
        CiphertextBlob: blob,
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      });
    }
    case 'DescribeKey':
      return success(key, {
        KeyMetadata: { KeyId: key.keyId, Arn: key.arn, Enabled: true, KeyState: 'Enabled' },
      });
    default:
      return { ...failure('UnsupportedOperationException', `${action} is not known here`), key };
  }
}

function decrypt(request: KmsRequest, place: Keys): KmsAnswer {
  const sealed = Buffer.from(request.CiphertextBlob ?? '', 'base64');
  const key = findKey(keyIdOf(sealed), place.keys);
  const named = findKey(request.KeyId, place.keys);
  if (!key) return { ...failure('InvalidCiphertextException', null), ...(named ? { key: named } : {}) };
  if (request.KeyId !== undefined && named?.arn !== key.arn) {
    const message = 'The key ID in the request does not identify a CMK that can perform this operation.';
    return { ...failure('IncorrectKeyException', message), key };
  }
  const plain = openBlob(place.masterKey, sealed, request.EncryptionContext ?? {});
  if (!plain) return { ...failure('InvalidCiphertextException', null), key };
  return success(key, {
    KeyId: key.arn,
    Plaintext: plain.toString('base64'),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  });
}

/** By its id or its ARN. */
function findKey(id: string | undefined, keys: readonly KmsKey[]): KmsKey | undefined {
  return keys.find((key) => key.keyId === id || key.arn === id);
}

function success(key: KmsKey, body: unknown): KmsAnswer {
  return { status: 200, body, key };
}

function failure(type: string, message: string | null): KmsAnswer {
  return { status: 400, body: { __type: type, message } };
}
