import type { DataKeys } from '../../functions/shared/privacy/data-keys.ts';
import { keptMasterKey } from '../local/gateway/master-key.ts';
import { type KmsKey, runKms } from '../local/gateway/services/run-kms.ts';

/** KMS as the local runner answers it, for a script that seals what its functions will open. */
export function localDataKeys(dataFolder: string, key: KmsKey): DataKeys {
  const place = { masterKey: keptMasterKey(dataFolder), keys: [key] };
  const call = (action: string, request: Parameters<typeof runKms>[1]) => {
    const { status, body } = runKms(action, { KeyId: key.arn, ...request }, place);
    if (status !== 200) throw new Error(`${action} was refused by the local KMS`);
    return body as { Plaintext: string; CiphertextBlob?: string };
  };
  return {
    generate: (purpose) => {
      const { Plaintext, CiphertextBlob = '' } = call('GenerateDataKey', {
        KeySpec: 'AES_256',
        EncryptionContext: purpose,
      });
      return Promise.resolve({
        plain: Buffer.from(Plaintext, 'base64'),
        wrapped: Buffer.from(CiphertextBlob, 'base64'),
      });
    },
    open: (wrapped, purpose) => {
      const request = { CiphertextBlob: Buffer.from(wrapped).toString('base64'), EncryptionContext: purpose };
      return Promise.resolve(Buffer.from(call('Decrypt', request).Plaintext, 'base64'));
    },
  };
}
