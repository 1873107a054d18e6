import { useRef, useState } from 'preact/hooks';
import { arrivalProblem, furthestDaysAhead } from '../../../schemas/arrival-window.ts';
import type { MessageRequest } from '../../../schemas/declaration-request.ts';
import { sentence } from '../../../schemas/messages.ts';
import type { Receipt } from '../../../schemas/receipt.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { newKey } from '../device/chance.ts';
import { now } from '../device/server-time.ts';
import { arrivalInstant } from '../draft/to-request.ts';
import { TextField } from '../form/field.tsx';
import { FieldErrorsProvider } from '../form/field-errors.ts';
import { SendProblem } from '../form/send-problem.tsx';
import { useSending } from '../form/use-sending.ts';
import { type Managed, sendMessage } from '../send/manage.ts';
import { DayAndTime } from '../steps/day-and-time.tsx';
import { useLanguage, useWords } from '../words/words.tsx';
import { Sheet } from './sheet.tsx';

type Kind = MessageRequest['kind'];
const field = '/newExpectedArrivalAt';

function problemOf(kind: Kind, arrival: string | undefined, at: Date) {
  if (kind === 'not-coming') return undefined;
  return arrival === undefined ? 'required' : arrivalProblem(new Date(arrival), at);
}

/** "Delayed" and "not coming": always possible, never counted as an edit (requirements A4). */
export function MessageSheet({
  kind,
  managed,
  onDone,
  onClose,
}: {
  kind: Kind;
  managed: Managed;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const sending = useSending();
  const key = useRef(newKey());
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const at = now();
  const arrival = arrivalInstant(day, time);
  const problem = problemOf(kind, arrival, at);
  const delayed = kind === 'delayed';
  const text = note.trim() === '' ? {} : { note: note.trim() };

  const submit = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    if (problem !== undefined) return;
    sending.run(async () => {
      const body: MessageRequest = delayed
        ? { kind, newExpectedArrivalAt: arrival ?? '', ...text }
        : { kind: 'not-coming', ...text };
      onDone(await sendMessage(managed, key.current, body));
    });
  };
  /** Another content is another message, with a key of its own. */
  const change = (set: (value: string) => void) => (value: string) => {
    key.current = newKey();
    set(value);
  };
  const errorAt = (pointer: string): string | undefined =>
    asked && pointer === field && problem !== undefined ? sentence(problem, language) : undefined;

  return (
    <Sheet title={delayed ? words.receipt.delayedTitle : words.receipt.notComingTitle} onClose={onClose}>
      <form noValidate class="stack" onSubmit={submit}>
        <p class="soft small">{delayed ? words.receipt.delayedHelp : words.receipt.notComingHelp}</p>
        <FieldErrorsProvider value={{ errorAt, leave: () => undefined }}>
          {delayed && (
            <DayAndTime
              at={field}
              labels={{ date: words.receipt.delayedDate, time: words.receipt.delayedTime }}
              date={day}
              time={time}
              now={at}
              min={shanghaiDate(at)}
              max={addDays(shanghaiDate(at), furthestDaysAhead)}
              onDate={change(setDay)}
              onTime={change(setTime)}
            />
          )}
          <TextField
            at="/note"
            label={words.receipt.note}
            optional
            value={note}
            maxLength={200}
            onValue={change(setNote)}
          />
        </FieldErrorsProvider>
        <SendProblem error={sending.error} />
        <button type="submit" class="button button-primary button-wide" aria-disabled={sending.busy}>
          {sending.busy ? words.check.sending : words.receipt.sendMessage}
        </button>
        <button type="button" class="button button-wide" onClick={onClose}>
          {words.close}
        </button>
      </form>
    </Sheet>
  );
}
