import type { CitizenState } from '../../../schemas/receipt.ts';
import { Icon } from '../../look/icon.tsx';
import { spokenPath } from '../community/place.ts';
import { addressOf } from '../route.ts';
import { stateNames } from '../words/choices.ts';
import { instantInWords } from '../words/dates.ts';
import { useLanguage } from '../words/words.tsx';
import { keptReceipts, listName } from './kept-receipts.ts';
import { shownState } from './next-step.ts';

/** A declaration in a list: name masked, because others may look at the phone. */
export function ReceiptRow({
  id,
  name,
  state,
  expectedArrivalAt,
  path,
}: {
  id: string;
  name: string;
  state: CitizenState;
  expectedArrivalAt: string;
  path: string;
}) {
  const language = useLanguage();
  return (
    <a class="card card-link row-link" href={addressOf({ page: 'receipt', id })}>
      <Icon name="shield" />
      <span>
        <strong>{name}</strong> <span class="badge badge-accent">{stateNames[state][language]}</span>
        <small class="soft">{instantInWords(new Date(expectedArrivalAt), language)}</small>
        <small class="soft">{spokenPath(path)}</small>
      </span>
      <Icon name="forward" size={20} />
    </a>
  );
}

/** The declarations whose receipts this phone keeps. */
export function KeptList() {
  return (
    <div class="stack">
      {keptReceipts().map((kept) => (
        <ReceiptRow
          key={kept.id}
          id={kept.id}
          name={listName(kept)}
          state={shownState(kept)}
          expectedArrivalAt={kept.expectedArrivalAt}
          path={kept.communityPath}
        />
      ))}
    </div>
  );
}
