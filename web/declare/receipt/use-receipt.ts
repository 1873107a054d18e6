import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Receipt } from '../../../schemas/receipt.ts';
import { now } from '../device/server-time.ts';
import { ProblemError } from '../send/call.ts';
import { fetchReceipt, type Managed, type Proof } from '../send/manage.ts';
import { useLanguage } from '../words/words.tsx';
import { findKept, type KeptReceipt, keep, keptFrom } from './kept-receipts.ts';

export interface ShownReceipt {
  /** What can be shown now: fresh, or kept from before. */
  kept: KeptReceipt | undefined;
  /** The whole receipt, once it was heard on this page: needed to edit. */
  fresh: Receipt | undefined;
  state: 'loading' | 'fresh' | 'unheard' | 'gone';
  managed: Managed | undefined;
  refresh: () => void;
  /** Takes over the receipt that a change was answered with. */
  accept: (receipt: Receipt) => void;
}

/** The receipt of a declaration, by the secret kept here or by a session; refreshed on opening and on coming back. */
export function useReceipt(id: string, session: Proof | undefined): ShownReceipt {
  const language = useLanguage();
  const [kept, setKept] = useState(() => findKept(id));
  const [fresh, setFresh] = useState<Receipt>();
  const [state, setState] = useState<ShownReceipt['state']>('loading');
  const secret = kept?.secret;
  const proof: Proof | undefined = secret !== undefined && secret !== '' ? { secret } : session;
  const managed = proof === undefined ? undefined : { id, proof, language };

  const accept = useCallback(
    (receipt: Receipt) => {
      const known = findKept(id);
      const shown = keptFrom(receipt, known?.secret ?? '', now());
      if (known !== undefined) keep([shown]);
      setKept(shown);
      setFresh(receipt);
      setState('fresh');
    },
    [id],
  );
  const refresh = useCallback(() => {
    if (managed === undefined) {
      setState('gone');
      return;
    }
    fetchReceipt(managed).then(accept, (error: unknown) =>
      setState(error instanceof ProblemError && error.problem.status === 404 ? 'gone' : 'unheard'),
    );
  }, [id, language, secret, session]);

  useEffect(() => {
    refresh();
    const comesBack = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', comesBack);
    addEventListener('online', refresh);
    return () => {
      document.removeEventListener('visibilitychange', comesBack);
      removeEventListener('online', refresh);
    };
  }, [refresh]);
  return { kept, fresh, state, managed, refresh, accept };
}
