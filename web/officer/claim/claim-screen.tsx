import { useEffect, useState } from 'preact/hooks';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { go } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { detailOf } from '../case/case-store.ts';
import { WithCase } from '../case/with-case.tsx';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { Failure } from '../shell/failure.tsx';
import { ReasonChoice } from '../shell/reason-choice.tsx';
import { planPost } from '../verify/plan-steps.ts';
import { useWords } from '../words/use-words.ts';
import { differencesOf } from './differences.ts';

interface Other {
  detail?: CaseDetail;
  failed?: unknown;
}

function useClaim(id: string, tries: number): Other {
  const [other, setOther] = useState<Other>({});
  useEffect(() => {
    let isShown = true;
    setOther({});
    detailOf(id).then(
      (detail) => isShown && setOther({ detail }),
      (failed: unknown) => isShown && setOther({ failed }),
    );
    return () => {
      isShown = false;
    };
  }, [id, tries]);
  return other;
}

function Compared({ first, claim }: { first: CaseDetail; claim: CaseDetail }) {
  const words = useWords();
  return (
    <div class="card compared">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.claims.first}</th>
            <th scope="col">{words.claims.claim}</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(first, claim, words, now()).map((line) => (
            <tr key={line.name} class={line.differs ? 'differs' : ''}>
              <th scope="row">{line.name}</th>
              <td>{line.first}</td>
              <td>{line.differs ? line.claim : <span class="soft">{words.claims.same}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Settlement({ detail, claimId }: { detail: CaseDetail; claimId: string }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const claim = useClaim(claimId, tries);
  const settle = (keep: 'first' | 'claim') => {
    planPost(detail, keep === 'first' ? words.claims.keepFirst : words.claims.keepClaim, {
      path: `/v1/declarations/${detail.id}/claims/${claimId}/settlement`,
      body: { keep, reason: reason.trim() },
    });
    go({ screen: 'case', id: detail.id }, 'replace');
  };
  return (
    <>
      <CaseBand title={words.claims.compare} back={{ screen: 'case', id: detail.id }} />
      <main class="page stack" aria-busy={claim.detail === undefined && claim.failed === undefined}>
        <p class="soft">{words.claims.help}</p>
        {claim.failed !== undefined && (
          <Failure sentence={sentenceOf(claim.failed, words)} retry={() => setTries(tries + 1)} />
        )}
        {claim.detail === undefined ? (
          claim.failed === undefined && <p role="status">{words.loading}</p>
        ) : (
          <>
            <Compared first={detail} claim={claim.detail} />
            <ReasonChoice
              legend={words.claims.reason}
              reasons={words.claims.reasons}
              reason={reason}
              change={setReason}
            />
          </>
        )}
      </main>
      <Dock>
        {(['first', 'claim'] as const).map((keep) => (
          <button
            key={keep}
            type="button"
            class="button button-primary"
            disabled={claim.detail === undefined || reason.trim() === ''}
            onClick={() => settle(keep)}
          >
            {keep === 'first' ? words.claims.keepFirst : words.claims.keepClaim}
          </button>
        ))}
      </Dock>
    </>
  );
}

/** Two filings side by side, and which of them is the real one (requirements A7). */
export function ClaimScreen({ id, claim }: { id: string; claim: string }) {
  const words = useWords();
  return (
    <WithCase id={id} title={words.claims.compare} back={{ screen: 'case', id }}>
      {(detail) => <Settlement detail={detail} claimId={claim} />}
    </WithCase>
  );
}
