import { needsGuardian } from '../draft/child.ts';
import { TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { useWords } from '../words/words.tsx';

/** A child under 14 is declared with a guardian (requirements K1). An adult of the party is one tap away. */
export function Guardian({ index }: { index: number }) {
  const words = useWords().who;
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const at = `/travellers/${index}/guardian`;
  const [first] = draft.travellers;
  const adult = draft.helping
    ? { name: draft.declarantName, phone: draft.declarantPhone }
    : index > 0 && first !== undefined && !needsGuardian(first, draft, now)
      ? { name: first.name, phone: first.phone }
      : undefined;
  return (
    <fieldset class="inset" id={at}>
      <legend class="field-label">{words.guardian}</legend>
      <p class="field-help">{words.guardianHelp}</p>
      {adult !== undefined && adult.name !== '' && person.guardianName === '' && (
        <button
          type="button"
          class="button"
          onClick={() => changeTraveller(index, { guardianName: adult.name, guardianPhone: adult.phone })}
        >
          {words.sameGuardian(adult.name)}
        </button>
      )}
      <TextField
        at={`${at}/name`}
        label={words.guardianName}
        value={person.guardianName}
        autoComplete="off"
        onValue={(guardianName) => changeTraveller(index, { guardianName })}
      />
      <TextField
        at={`${at}/phone`}
        label={words.guardianPhone}
        value={person.guardianPhone}
        type="tel"
        autoComplete="off"
        onValue={(guardianPhone) => changeTraveller(index, { guardianPhone })}
      />
    </fieldset>
  );
}
