import { Drawer } from 'antd';
import type { Me } from '../../../schemas/staff.ts';
import { go, hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';
import { FindingView } from './finding-view.tsx';
import type { FindingsAddress } from './findings-screen.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** A finding beside the board that it was opened from. */
export function FindingDrawer({ at, id, me }: { at: FindingsAddress; id: string; me: Me }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const close = () => {
    const { shown: _shown, ...board } = at;
    go(board);
  };
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      title={findingWords.one}
      onClose={close}
      closable={{ 'aria-label': words.close }}
      extra={<a href={hashOf({ screen: 'finding', id })}>{findingWords.page}</a>}
    >
      <FindingView key={id} id={id} me={me} />
    </Drawer>
  );
}
