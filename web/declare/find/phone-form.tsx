import { useRef, useState } from 'preact/hooks';
import { sentence } from '../../../schemas/messages.ts';
import { codeRequest } from '../../../schemas/session.ts';
import { newKey } from '../device/chance.ts';
import { TextField } from '../form/field.tsx';
import { FieldErrorsProvider } from '../form/field-errors.ts';
import { SendProblem } from '../form/send-problem.tsx';
import { useSending } from '../form/use-sending.ts';
import { askForCode } from '../send/manage.ts';
import { useLanguage, useWords } from '../words/words.tsx';

/** Asks for the phone; the answer is the same whether or not anything was declared with it. */
export function PhoneForm({
  onAsked,
}: {
  onAsked: (asked: { phone: string; challenge: string; validForSeconds: number }) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const sending = useSending();
  const key = useRef(newKey());
  const [phone, setPhone] = useState('');
  const [asked, setAsked] = useState(false);
  const parsed = codeRequest.safeParse({ phone, language });
  const problem = phone.trim() === '' ? 'required' : 'phone.format';
  const error = asked && !parsed.success ? sentence(problem, language) : undefined;
  const submit = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    if (!parsed.success) return;
    sending.run(async () => {
      const sent = await askForCode(parsed.data.phone, language, key.current);
      onAsked({ phone: parsed.data.phone, ...sent });
    });
  };
  return (
    <form noValidate class="card stack" onSubmit={submit}>
      <p class="soft small">{words.find.byPhoneHelp}</p>
      <FieldErrorsProvider value={{ errorAt: () => error, leave: () => undefined }}>
        <TextField
          at="/phone"
          label={words.find.phone}
          value={phone}
          type="tel"
          autoComplete="tel"
          onValue={(value) => {
            key.current = newKey();
            setPhone(value);
          }}
        />
      </FieldErrorsProvider>
      <SendProblem error={sending.error} />
      <button type="submit" class="button button-primary button-wide" aria-disabled={sending.busy}>
        {sending.busy ? words.check.sending : words.find.send}
      </button>
    </form>
  );
}
