import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { RiskAreaMove } from '../../../schemas/risk-area.ts';
import type { ListedArea } from '../../../schemas/risk-area-list.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { Address } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { useWords } from '../words/use-words.ts';
import { AreaDialog } from './area-dialog.tsx';
import { AreaFilters } from './area-filters.tsx';
import { AreaList } from './area-list.tsx';
import { ImportBlock } from './import-block.tsx';
import { useAreaWords } from './words/use-area-words.ts';

export type AreasAddress = Extract<Address, { screen: 'risk-areas' }>;

/** Medium- and high-risk areas as they were and are listed (requirements D6): everybody reads, the province changes. */
export default function RiskAreasScreen({ at, me }: { at: AreasAddress; me: Me }) {
  const { tabs } = useWords();
  const words = useAreaWords();
  const [find, setFind] = useState('');
  const [changed, setChanged] = useState<ListedArea | 'new'>();
  const [done, setDone] = useState<RiskAreaMove>();
  const mayChange = me.role === 'province';
  const begin = (area: ListedArea | 'new') => {
    setDone(undefined);
    setChanged(area);
  };
  const end = (move: RiskAreaMove) => {
    setChanged(undefined);
    setDone(move);
  };
  return (
    <main className="desk-main wide" id="main">
      <h1>{tabs.riskAreas}</h1>
      <p>
        {words.lead} {!mayChange && words.onlyProvince}
      </p>
      <Block
        title={words.list}
        end={
          mayChange && (
            <Button type="primary" onClick={() => begin('new')}>
              {words.add}
            </Button>
          )
        }
      >
        {done !== undefined && (
          <div className="standing">
            <Alert type="success" showIcon role="status" title={words.dialog.done[done]} />
          </div>
        )}
        <AreaFilters at={at} find={find} setFind={setFind} />
        <AreaList at={at} find={find} change={mayChange ? begin : undefined} />
      </Block>
      {mayChange && <ImportBlock />}
      {changed !== undefined && (
        <AreaDialog
          area={changed === 'new' ? undefined : changed}
          close={() => setChanged(undefined)}
          done={end}
        />
      )}
    </main>
  );
}
