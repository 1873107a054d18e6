import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';
import { CasePath } from './case-path.tsx';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

/** A case on a page of its own, as a copied link opens it, with the way to the list that it stands in. */
export default function CaseScreen({ id, me }: { id: string; me: Me }) {
  const words = useWords();
  const { data, error } = useCase(id);
  return (
    <main className="desk-main wide" id="main">
      {data !== undefined && <CasePath shown={data} me={me} />}
      {error !== null && (
        <p>
          <a className="back" href={hashOf({ screen: 'home' })}>
            {words.problem.home}
          </a>
        </p>
      )}
      <h1>{words.case.title}</h1>
      <CaseView id={id} />
    </main>
  );
}
