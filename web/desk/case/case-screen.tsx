import { useWords } from '../words/use-words.ts';
import { CaseView } from './case-view.tsx';

/** A case on a page of its own, as a copied link opens it. */
export default function CaseScreen({ id }: { id: string }) {
  const words = useWords();
  return (
    <main className="desk-main wide" id="main">
      <h1>{words.case.title}</h1>
      <CaseView id={id} />
    </main>
  );
}
