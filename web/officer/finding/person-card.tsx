import type { Finding } from '../../../schemas/finding.ts';
import { Icon } from '../../look/icon.tsx';
import { hashOf } from '../address.ts';
import { FactList, factIf } from '../case/fact-list.tsx';
import { spaced } from '../case/spaced.ts';
import { useFindingWords } from './words/use-finding-words.ts';

/** A number that is masked calls nobody. */
const callable = (phone: string | undefined): string | undefined =>
  phone !== undefined && /^\+?\d+$/.test(phone) ? phone : undefined;

/** One touch calls. */
function Call({ phone }: { phone: string | undefined }) {
  const findingWords = useFindingWords();
  if (phone === undefined) return null;
  return (
    <a class="button button-wide call-first" href={`tel:${phone}`}>
      <Icon name="phone" />
      <span>
        {findingWords.call} <span class="figures">{spaced(phone)}</span>
      </span>
    </a>
  );
}

function OfCase({ declaration, settles }: { declaration: string; settles: boolean }) {
  const findingWords = useFindingWords();
  return (
    <section class="card stack">
      <p>{findingWords.ofCase}</p>
      {settles && <p>{findingWords.settles}</p>}
      <a class="button button-wide" href={hashOf({ screen: 'case', id: declaration })}>
        {findingWords.openCase}
        <Icon name="forward" size={20} />
      </a>
    </section>
  );
}

/** Whom it is about: the case has the person and the phone; of whom nobody has declared, what the row says. */
export function PersonCard({ detail: { declaration, person, published, state } }: { detail: Finding }) {
  const findingWords = useFindingWords();
  // Whose row it is, somebody has to say; what is owed is done at the case.
  const settles = state === 'open' && published.when.by !== 'candidate';
  return (
    <>
      {declaration !== undefined && <OfCase declaration={declaration} settles={settles} />}
      {person !== undefined && (
        <>
          <Call phone={callable(person.phone)} />
          <FactList
            title={declaration === undefined ? findingWords.person : findingWords.rowNames}
            facts={[
              factIf(findingWords.name, person.name, (name) => name),
              factIf(findingWords.document, person.document, (document) => document),
              factIf(
                findingWords.phone,
                callable(person.phone) === undefined ? person.phone : undefined,
                (phone) => phone,
              ),
            ]}
          />
        </>
      )}
    </>
  );
}
