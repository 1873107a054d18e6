import { Block } from '../shell/block.tsx';
import { useWords } from '../words/use-words.ts';
import { ExportList } from './export-list.tsx';

/** Lists that were written into files, for whoever asked for them (requirements D2). */
export default function ExportsScreen() {
  const words = useWords();
  return (
    <main className="desk-main wide" id="main">
      <h1>{words.exports.title}</h1>
      <p>{words.exports.lead}</p>
      <Block title={words.exports.list} help={words.exports.listHelp}>
        <ExportList />
      </Block>
    </main>
  );
}
