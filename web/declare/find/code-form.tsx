import { useEffect, useRef, useState } from 'preact/hooks';
import { sentence } from '../../../schemas/messages.ts';
import { sessionRequest } from '../../../schemas/session.ts';
import { newKey } from '../device/chance.ts';
import { TextField } from '../form/field.tsx';
import { FieldErrorsProvider } from '../form/field-errors.ts';
import { SendProblem } from '../form/send-problem.tsx';
import { useSending } from '../form/use-sending.ts';
import { askForCode, startSession } from '../send/manage.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { openSession } from './session.ts';

interface Asked {
  phone: string;
  challenge: string;
  validForSeconds: number;
}

const waitSeconds = 60;

/** Seconds until another code may be asked for. */
function useWait(challenge: string): number {
  const [left, setLeft] = useState(waitSeconds);
  useEffect(() => {
    setLeft(waitSeconds);
    const timer = setInterval(() => setLeft((seconds) => Math.max(seconds - 1, 0)), 1_000);
    return () => clearInterval(timer);
  }, [challenge]);
  return left;
}

/** The code of the message opens a session of half an hour. */
export function CodeForm({
  phone,
  challenge,
  validForSeconds,
  onAsked,
  onSignedIn,
  onOther,
}: Asked & { onAsked: (asked: Asked) => void; onSignedIn: () => void; onOther: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const sending = useSending();
  const wait = useWait(challenge);
  const key = useRef(newKey());
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const entered = code.normalize('NFKC').replace(/\s/g, '');
  const parsed = sessionRequest.safeParse({ challenge, code: entered });
  const error = asked && !parsed.success ? sentence('code.format', language) : undefined;

  const submit = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    if (!parsed.success) return;
    sending.run(async () => {
      const started = await startSession(parsed.data, language, key.current);
      openSession(started.token, started.validForSeconds);
      onSignedIn();
    });
  };
  const askAgain = (): void =>
    sending.run(async () => {
      onAsked({ phone, ...(await askForCode(phone, language, newKey())) });
    });
  return (
    <form noValidate class="card stack" onSubmit={submit}>
      <p>
        {words.find.sentTo(phone)} {words.find.validFor(Math.round(validForSeconds / 60))}
      </p>
      <FieldErrorsProvider value={{ errorAt: () => error, leave: () => undefined }}>
        <TextField
          at="/code"
          label={words.find.code}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          onValue={(value) => {
            key.current = newKey();
            setCode(value);
          }}
        />
      </FieldErrorsProvider>
      <SendProblem error={sending.error} />
      <button type="submit" class="button button-primary button-wide" aria-disabled={sending.busy}>
        {sending.busy ? words.check.sending : words.find.open}
      </button>
      <div class="pair">
        <button type="button" class="button" disabled={wait > 0} onClick={askAgain}>
          {words.find.again(wait)}
        </button>
        <button type="button" class="button" onClick={onOther}>
          {words.find.otherPhone}
        </button>
      </div>
    </form>
  );
}
