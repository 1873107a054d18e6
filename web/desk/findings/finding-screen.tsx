import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { FindingView } from './finding-view.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** A finding on a page of its own, as a copied link opens it, with the way to one's board. */
export default function FindingScreen({ id, me }: { id: string; me: Me }) {
  const words = useFindingWords();
  return (
    <main className="desk-main wide" id="main">
      <p>
        <a className="back" href={hashOf({ screen: 'own-findings' })}>
          {words.toBoard(me.region.name)}
        </a>
      </p>
      <h1>{words.one}</h1>
      <FindingView id={id} me={me} />
    </main>
  );
}
