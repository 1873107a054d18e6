import { useState } from 'react';
import type { CityField } from '../../../../schemas/city-field.ts';
import { type CityMapping, type CityMappingRequest, cityMapping } from '../../../../schemas/city-mapping.ts';
import { ProblemError } from '../../../staff/refusals.ts';
import { isStale, useCityAction } from '../city-queries.ts';
import { type Faults, faultsOf, noFaults } from './field-faults.ts';
import { type Draft, draftOf, type FieldDraft, type Mapped, requestOf, wrongLines } from './mapping-draft.ts';

/** A mapping that is being edited: it is saved over the version that was seen, and what is wrong comes back at the fields that it names. */
export function useMappingEditor(city: string, mapping: CityMapping | undefined) {
  const newest = mapping?.version ?? 0;
  const [draft, setDraft] = useState<Draft>(() => draftOf(mapping));
  const [seen, setSeen] = useState(newest);
  const { mutate, error, isPending, variables, reset } = useCityAction<CityMappingRequest, CityMapping>({
    ...{ method: 'PUT', path: `/${city}/mapping`, answer: cityMapping },
    seen,
  });
  const lines = wrongLines(draft);
  const hasWrong = Object.keys(lines).length > 0;
  return {
    draft,
    lines,
    hasWrong,
    error,
    isPending,
    faults: faultsIn(error, variables),
    /** Somebody has saved another version since. */
    isOvertaken: isStale(error) && newest > seen,
    newest,
    set: (given: Partial<Draft>) => setDraft((before) => ({ ...before, ...given })),
    change: (field: CityField, given: Partial<FieldDraft>) =>
      setDraft(({ fields, ...rest }) => ({
        ...rest,
        fields: { ...fields, [field]: { ...fields[field], ...given } },
      })),
    /** Begins anew with a mapping. */
    take: (content: Mapped | undefined) => {
      reset();
      setDraft(draftOf(content));
    },
    /** What is saved next rests on the newest version. */
    catchUp: () => {
      reset();
      setSeen(newest);
    },
    save: (saved: (version: number) => void) => {
      if (!hasWrong) mutate(requestOf(draft), { onSuccess: ({ version }) => saved(version) });
    },
  };
}

function faultsIn(error: Error | null, sent: CityMappingRequest | undefined): Faults {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return sent === undefined ? noFaults : faultsOf(errors, sent);
}
