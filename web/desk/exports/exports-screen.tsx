import { Block } from '../shell/block.tsx';
import { useWords } from '../words/use-words.ts';
import { ApprovalList } from './approval-list.tsx';
import { ExportList } from './export-list.tsx';
import { useExportWords } from './words/use-export-words.ts';

/** Lists that were written into files, for whoever asked for them, and those of others that one may approve (requirements D2, D8). */
export default function ExportsScreen() {
  const { tabs } = useWords();
  const words = useExportWords();
  return (
    <main className="desk-main wide" id="main">
      <h1>{tabs.exports}</h1>
      <p>
        {words.lead} {words.large}
      </p>
      <Block title={words.approvals.title} help={words.approvals.help}>
        <ApprovalList />
      </Block>
      <Block title={words.list} help={words.listHelp}>
        <ExportList />
      </Block>
    </main>
  );
}
