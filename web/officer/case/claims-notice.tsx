import type { CaseDetail } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';

/** Further filings for the same person and day, to be settled with the person (requirements A7). */
export function ClaimsNotice({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  if (detail.claimOf !== undefined && detail.state === 'claimed')
    return (
      <div class="notice notice-waiting">
        <Icon name="info" />
        <div class="notice-body">
          <p>{words.claims.isClaim}</p>
          <a class="button" href={hashOf({ screen: 'case', id: detail.claimOf })}>
            {words.claims.openFirst}
          </a>
        </div>
      </div>
    );
  if (detail.claims.length === 0) return null;
  return (
    <div class="notice notice-waiting">
      <Icon name="info" />
      <div class="notice-body">
        <p>
          <strong>{words.claims.title(detail.claims.length)}</strong>
        </p>
        <p class="small">{words.claims.help}</p>
        {detail.claims.map((claim, at) => (
          <a key={claim} class="button" href={hashOf({ screen: 'claim', id: detail.id, claim })}>
            {words.claims.compare}
            {detail.claims.length > 1 && ` ${at + 1}`}
          </a>
        ))}
      </div>
    </div>
  );
}
