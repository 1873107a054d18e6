import type { Me } from '../../../schemas/staff.ts';
import { Block } from '../shell/block.tsx';
import { useWords } from '../words/use-words.ts';
import { BreakGlassForm } from './break-glass-form.tsx';
import { LookList } from './look-list.tsx';

/** Looking into another jurisdiction for one of a fixed list of purposes, for three hours, reported to it (requirements D8). */
export default function BreakGlassScreen({ region, me }: { region: string | undefined; me: Me }) {
  const words = useWords();
  return (
    <main className="desk-main wide" id="main">
      <h1>{words.breakGlass.title}</h1>
      {me.role === 'township' ? (
        <p>{words.breakGlass.townships}</p>
      ) : (
        <>
          <p>{words.breakGlass.lead}</p>
          <Block title={words.breakGlass.start}>
            <BreakGlassForm key={region} asked={region} me={me} />
          </Block>
        </>
      )}
      <Block title={words.breakGlass.list} help={words.breakGlass.listHelp}>
        <LookList region={me.region.code} />
      </Block>
    </main>
  );
}
