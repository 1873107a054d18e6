import { Drawer } from 'antd';
import { go, hashOf } from '../address.ts';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseView } from './case-view.tsx';

type At = Extract<RegionAddress, { screen: 'list' }>;

/** A case beside the list that it was opened from. */
export function CaseDrawer({ at, id }: { at: At; id: string }) {
  const words = useWords();
  const close = () => {
    const { shown: _shown, ...list } = at;
    go(list);
  };
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      title={words.case.title}
      onClose={close}
      closable={{ 'aria-label': words.close }}
      extra={<a href={hashOf({ screen: 'case', id })}>{words.case.page}</a>}
    >
      <CaseView key={id} id={id} />
    </Drawer>
  );
}
