import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Draft, TravellerDraft, TripDraft } from '../draft/draft.ts';

/** What the questions of the form need: the answers so far, and how to change them. */
export interface Form {
  draft: Draft;
  now: Date;
  change: (part: Partial<Draft>) => void;
  changeTrip: (part: Partial<TripDraft>) => void;
  changeTraveller: (index: number, part: Partial<TravellerDraft>) => void;
}

const FormContext = createContext<Form | undefined>(undefined);
export const FormProvider = FormContext.Provider;

export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('a question stands outside a form');
  return form;
}
