import { useRef, useState } from 'preact/hooks';
import type { MyDeclarations } from '../../../schemas/receipt.ts';
import { Icon } from '../../look/icon.tsx';
import { useLoaded } from '../community/use-loaded.ts';
import { Waiting } from '../community/waiting.tsx';
import { newKey, newSecret } from '../device/chance.ts';
import { now } from '../device/server-time.ts';
import { SendProblem } from '../form/send-problem.tsx';
import { useSending } from '../form/use-sending.ts';
import { ReceiptRow } from '../receipt/kept-list.tsx';
import { findKept, keep, keptFrom } from '../receipt/kept-receipts.ts';
import { go } from '../route.ts';
import { fetchMine, fetchReceipt, type Proof, takeOver } from '../send/manage.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { currentSession } from './session.ts';

type One = MyDeclarations['declarations'][number];

/** The traveller's own declaration, filed by somebody else or on another phone, can be managed from here (A6). */
function TakeOver({ id, proof }: { id: string; proof: Proof }) {
  const words = useWords();
  const language = useLanguage();
  const sending = useSending();
  const { current: made } = useRef({ key: newKey(), secret: newSecret() });
  const take = (): void =>
    sending.run(async () => {
      await takeOver({ id, proof, language }, made.secret, made.key);
      const receipt = await fetchReceipt({ id, proof: { secret: made.secret }, language });
      keep([keptFrom(receipt, made.secret, now())]);
      go({ page: 'receipt', id, note: 'taken' });
    });
  return (
    <>
      <p class="small soft">{words.find.takeHelp}</p>
      <SendProblem error={sending.error} />
      <button type="button" class="button" aria-disabled={sending.busy} onClick={take}>
        {words.find.take}
      </button>
    </>
  );
}

function Row({ one, proof }: { one: One; proof: Proof }) {
  const kept = findKept(one.id) !== undefined;
  return (
    <div class="stack">
      <ReceiptRow
        id={one.id}
        name={one.maskedName}
        state={one.state}
        expectedArrivalAt={one.expectedArrivalAt}
        path={one.community.path}
      />
      {one.mine && !kept && <TakeOver id={one.id} proof={proof} />}
    </div>
  );
}

/** What was declared with the phone of the session. */
export function Mine({ onSignOut }: { onSignOut: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const [proof] = useState(currentSession());
  const token = proof !== undefined && 'token' in proof ? proof.token : '';
  const mine = useLoaded(() => fetchMine(token, language), token);
  if (mine.value === undefined || proof === undefined) return <Waiting loaded={mine} />;
  const { declarations } = mine.value;
  return (
    <>
      {declarations.length === 0 && (
        <div class="empty">
          <Icon name="search" size={40} />
          <p>{words.find.none}</p>
          <p class="small">{words.find.noneHelp}</p>
        </div>
      )}
      {declarations.map((one) => (
        <Row key={one.id} one={one} proof={proof} />
      ))}
      <button type="button" class="button" onClick={onSignOut}>
        <Icon name="out" size={20} />
        {words.find.signOut}
      </button>
    </>
  );
}
