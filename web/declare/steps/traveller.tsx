import { documentType, sex } from '../../../schemas/codes.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { needsGuardian } from '../draft/child.ts';
import { Choices } from '../form/choices.tsx';
import { SelectField, TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { documentNames, sexNames } from '../words/choices.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { Guardian } from './guardian.tsx';

function DocumentFields({ index }: { index: number }) {
  const words = useWords().who;
  const language = useLanguage();
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const at = `/travellers/${index}`;
  const fixed = draft.edits !== undefined;
  const isResidentId = person.documentType === 'resident-id';
  return (
    <>
      {!fixed && (
        <SelectField
          at={`${at}/document/type`}
          label={words.documentType}
          value={person.documentType}
          options={documentType.options.map((code) => [code, documentNames[code][language]])}
          onValue={(value) =>
            changeTraveller(index, { documentType: documentType.safeParse(value).data ?? 'resident-id' })
          }
        />
      )}
      <TextField
        at={`${at}/document/number`}
        label={fixed ? documentNames[person.documentType][language] : words.documentNumber}
        help={fixed ? words.documentStays : undefined}
        value={person.documentNumber}
        readOnly={fixed}
        autoComplete="off"
        autocapitalize="characters"
        maxLength={40}
        onValue={(documentNumber) => changeTraveller(index, { documentNumber })}
      />
      {!isResidentId && (
        <>
          <TextField
            at={`${at}/birthDate`}
            label={words.birthDate}
            value={person.birthDate}
            type="date"
            max={shanghaiDate(now)}
            onValue={(birthDate) => changeTraveller(index, { birthDate })}
          />
          <Choices
            at={`${at}/sex`}
            label={words.sex}
            value={person.sex}
            optional
            options={sex.options.map((code) => [code, sexNames[code][language]])}
            onValue={(value) => changeTraveller(index, { sex: value })}
          />
        </>
      )}
    </>
  );
}

/** One person's details: name, document, phone, and a guardian for a child (requirements A3, K1). */
export function Traveller({ index }: { index: number }) {
  const words = useWords().who;
  const form = useForm();
  const { draft, changeTraveller } = form;
  const person = draft.travellers[index];
  const [first] = draft.travellers;
  if (person === undefined || first === undefined) return null;
  const at = `/travellers/${index}`;
  const filerPhone = draft.helping ? draft.declarantPhone : first.phone;
  const offersSame = filerPhone !== '' && person.phone === '' && (index > 0 || draft.helping);
  return (
    <>
      <TextField
        at={`${at}/name`}
        label={words.name}
        help={words.nameHelp}
        value={person.name}
        autoComplete={index === 0 && !draft.helping ? 'name' : 'off'}
        onValue={(name) => changeTraveller(index, { name })}
      />
      <DocumentFields index={index} />
      <TextField
        at={`${at}/phone`}
        label={words.phone}
        help={words.phoneHelp}
        value={person.phone}
        type="tel"
        autoComplete={index === 0 && !draft.helping ? 'tel' : 'off'}
        onValue={(phone) => changeTraveller(index, { phone })}
        after={
          offersSame && (
            <button type="button" class="link" onClick={() => changeTraveller(index, { phone: filerPhone })}>
              {draft.helping ? words.samePhoneAsMine : words.samePhone}
            </button>
          )
        }
      />
      {needsGuardian(person, draft, form.now) && <Guardian index={index} />}
    </>
  );
}
