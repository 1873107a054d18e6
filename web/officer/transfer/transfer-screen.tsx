import { useState } from 'preact/hooks';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { go } from '../address.ts';
import { WithCase } from '../case/with-case.tsx';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { ReasonChoice } from '../shell/reason-choice.tsx';
import { planPost } from '../verify/plan-steps.ts';
import { useWords } from '../words/use-words.ts';
import { CommunityChoice } from './community-choice.tsx';
import type { Place } from './find-communities.ts';

const countyDigits = 6;

function Chosen({ place, change }: { place: Place; change: () => void }) {
  const words = useWords();
  return (
    <div class="card chosen-place">
      <Icon name="pin" />
      <p>
        <strong>{place.name}</strong>
        <br />
        <span class="soft small">{place.path}</span>
      </p>
      <button type="button" class="button button-quiet" onClick={change}>
        {words.verify.change}
      </button>
    </div>
  );
}

function Transfer({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const [place, setPlace] = useState<Place>();
  const [reason, setReason] = useState('');
  const isSame = place?.code === detail.place;
  const send = () => {
    if (place === undefined) return;
    planPost(detail, `${words.entry.transferTo} ${place.name}`, {
      path: `/v1/declarations/${detail.id}/transfers`,
      body: { community: place.code, reason: reason.trim() },
    });
    go({ screen: 'today' });
  };
  return (
    <>
      <CaseBand
        title={`${words.transfer.title} · ${detail.person.name}`}
        back={{ screen: 'case', id: detail.id }}
      />
      <main class="page">
        <h2 class="question">{words.transfer.lead}</h2>
        {place === undefined ? (
          <CommunityChoice start={detail.place.slice(0, countyDigits)} choose={setPlace} />
        ) : (
          <>
            <Chosen place={place} change={() => setPlace(undefined)} />
            {isSame && <p class="field-error">{words.transfer.sameCommunity}</p>}
            <ReasonChoice
              legend={words.transfer.reason}
              reasons={words.transfer.reasons}
              reason={reason}
              change={setReason}
            />
            <p class="soft">{words.transfer.stays}</p>
          </>
        )}
      </main>
      <Dock>
        {place === undefined ? undefined : (
          <button
            type="button"
            class="button button-primary"
            disabled={isSame || reason.trim() === ''}
            onClick={send}
          >
            {words.transfer.send}
          </button>
        )}
      </Dock>
    </>
  );
}

/** To another community: which one, and why; the sender stays responsible until it accepts (requirements C3). */
export function TransferScreen({ id }: { id: string }) {
  const words = useWords();
  return (
    <WithCase id={id} title={words.transfer.title} back={{ screen: 'case', id }}>
      {(detail) => <Transfer detail={detail} />}
    </WithCase>
  );
}
