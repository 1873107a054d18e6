import { useCallback, useState } from 'preact/hooks';
import { sentence } from '../../../schemas/messages.ts';
import { now } from '../device/server-time.ts';
import type { Stored } from '../device/stored.ts';
import { checkDraft, type FieldError } from '../draft/check-draft.ts';
import { type Draft, type StepName, stepNames } from '../draft/draft.ts';
import { groupOf, ownPointer } from '../draft/group-of.ts';
import { valueAt } from '../draft/pointer.ts';
import { toRequest } from '../draft/to-request.ts';
import type { ProblemError } from '../send/call.ts';
import { useLanguage } from '../words/words.tsx';
import type { FieldErrors } from './field-errors.ts';
import type { Form } from './form.ts';

/** An error as the form shows it, said in words. */
export interface ShownError {
  pointer: string;
  message: string;
}

/** What the server said about a value: it holds until the value is another. */
interface Refusal extends ShownError {
  value: string;
}

export interface DraftForm {
  form: Form;
  fieldErrors: FieldErrors;
  /** What is wrong in this group, or in all of them at the end, whether or not it was left. */
  errors: ShownError[];
  /** From now on every error of the group may be said. */
  attempt: () => void;
  attempted: boolean;
  /** Takes over what the server said about single fields. */
  refuse: (error: ProblemError) => void;
}

const valueIn = (draft: Draft, pointer: string, at: Date): string =>
  JSON.stringify(valueAt(toRequest(draft, { language: 'zh', receiptHash: '', now: at }), pointer) ?? null);

/** The answers of a form, kept on the phone with every change, with their errors in the reader's language. */
export function useDraft(kept: Stored<Draft>, first: Draft, step: StepName): DraftForm {
  const language = useLanguage();
  const [draft, setDraft] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<ReadonlySet<StepName>>(new Set());
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const at = now();

  const update = useCallback(
    (change: (before: Draft) => Draft) =>
      setDraft((before) => {
        const after = change(before);
        kept.write(after);
        return after;
      }),
    [kept],
  );

  const own = checkDraft(draft, step, at).map(({ pointer, code }: FieldError) => ({
    pointer,
    message: sentence(code, language),
  }));
  const said = refusals.filter(({ pointer, value }) => valueIn(draft, pointer, at) === value);
  const known = new Set(own.map(({ pointer }) => pointer));
  const all: ShownError[] = [...own, ...said.filter(({ pointer }) => !known.has(pointer))];

  const form: Form = {
    draft,
    now: at,
    change: (part) => update((before) => ({ ...before, ...part })),
    changeTrip: (part) => update((before) => ({ ...before, trip: { ...before.trip, ...part } })),
    changeTraveller: (index, part) =>
      update((before) => ({
        ...before,
        travellers: before.travellers.map((person, at) => (at === index ? { ...person, ...part } : person)),
      })),
  };
  const fieldErrors: FieldErrors = {
    leave: (pointer) => setLeft((before) => new Set(before).add(pointer)),
    errorAt: (pointer) => {
      const refused = said.some((refusal) => refusal.pointer === pointer);
      if (!refused && !left.has(pointer) && !tried.has(groupOf(pointer))) return undefined;
      return all.find((error) => error.pointer === pointer)?.message;
    },
  };

  return {
    form,
    fieldErrors,
    errors: all.filter(({ pointer }) => step === 'check' || groupOf(pointer) === step),
    attempt: () => setTried((before) => new Set([...before, ...(step === 'check' ? stepNames : [step])])),
    attempted: tried.has(step),
    refuse: ({ problem }) =>
      setRefusals(
        (problem.errors ?? []).map((error) => {
          const pointer = ownPointer(error.pointer, draft.helping);
          return { pointer, message: error.message, value: valueIn(draft, pointer, at) };
        }),
      ),
  };
}
