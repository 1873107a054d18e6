import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What a field needs to know of its form: what is wrong with it, and whom to tell that it was left. */
export interface FieldErrors {
  /** The sentence that says how to mend the field; nothing while it is right, or not yet left. */
  errorAt: (pointer: string) => string | undefined;
  /** The field was left: from now on its error may be said. */
  leave: (pointer: string) => void;
}

const FieldErrorsContext = createContext<FieldErrors>({
  errorAt: () => undefined,
  leave: () => undefined,
});
export const FieldErrorsProvider = FieldErrorsContext.Provider;

export function useFieldErrors(): FieldErrors {
  return useContext(FieldErrorsContext);
}
