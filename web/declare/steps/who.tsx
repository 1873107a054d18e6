import { Icon } from '../../look/icon.tsx';
import { newTraveller } from '../draft/new-draft.ts';
import { TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { useWords } from '../words/words.tsx';
import { Traveller } from './traveller.tsx';

const most = 10;

function Declarant() {
  const words = useWords().who;
  const { draft, change } = useForm();
  return (
    <section class="card">
      <h2>{words.declarant}</h2>
      <p class="soft small">{words.declarantHelp}</p>
      <TextField
        at="/declarant/name"
        label={words.declarantName}
        value={draft.declarantName}
        autoComplete="name"
        onValue={(declarantName) => change({ declarantName })}
      />
      <TextField
        at="/declarant/phone"
        label={words.declarantPhone}
        value={draft.declarantPhone}
        type="tel"
        autoComplete="tel"
        onValue={(declarantPhone) => change({ declarantPhone })}
      />
    </section>
  );
}

/** The first group: who travels, and who fills it in when that is somebody else (requirements A3, A6). */
export function Who() {
  const words = useWords().who;
  const { draft, change } = useForm();
  const { travellers } = draft;
  const nextKey = String(Math.max(...travellers.map(({ key }) => Number(key))) + 1);
  const remove = (key: string): void =>
    change({ travellers: travellers.filter((person) => person.key !== key) });
  return (
    <>
      {draft.helping && <Declarant />}
      {travellers.map((person, index) => (
        <section class="card" key={person.key}>
          <div class="card-head">
            <h2>{index === 0 ? words.me : words.traveller(index + 1)}</h2>
            {travellers.length > 1 && (
              <button
                type="button"
                class="button button-quiet"
                aria-label={words.removeTraveller(index + 1)}
                onClick={() => remove(person.key)}
              >
                <Icon name="close" size={20} />
              </button>
            )}
          </div>
          <Traveller index={index} />
        </section>
      ))}
      {draft.edits === undefined &&
        (travellers.length < most ? (
          <div class="add">
            <button
              type="button"
              class="button button-wide"
              onClick={() => change({ travellers: [...travellers, newTraveller(nextKey)] })}
            >
              <Icon name="person" size={20} />
              {words.addTraveller}
            </button>
            <p class="soft small">{words.addHelp}</p>
          </div>
        ) : (
          <p class="soft small">{words.full}</p>
        ))}
    </>
  );
}
