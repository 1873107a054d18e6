import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { sdkSettings } from '../sdk-settings.ts';
import type { DataKeys } from './data-keys.ts';

/** Data keys of the customer-managed key in KMS. `keyId` is its id or ARN. */
export function openKmsDataKeys(keyId: string): DataKeys {
  const kms = new KMSClient(sdkSettings);
  return {
    generate: async (purpose) => {
      const command = new GenerateDataKeyCommand({
        KeyId: keyId,
        KeySpec: 'AES_256',
        EncryptionContext: purpose,
      });
      const { Plaintext: plain, CiphertextBlob: wrapped } = await kms.send(command);
      if (plain === undefined || wrapped === undefined) throw new Error('KMS answered without a data key');
      return { plain, wrapped };
    },
    open: async (wrapped, purpose) => {
      const command = new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: wrapped,
        EncryptionContext: purpose,
      });
      const { Plaintext: plain } = await kms.send(command);
      if (plain === undefined) throw new Error('KMS answered without the key');
      return plain;
    },
  };
}
