import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { useWords } from '../words/use-words.ts';

const UnmaskDialog = lazy(() => import('./unmask-dialog.tsx'));

interface Given {
  id: string;
  isWhole: boolean;
  show: (whole: CaseDetail) => void;
  hide: () => void;
}

/** Says whether personal data are masked, and is the way to have them shown for a reason. */
export function Veil({ id, isWhole, show, hide }: Given) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={isWhole ? 'case-veil is-whole' : 'case-veil'}>
      <span role="status">{isWhole ? words.case.whole : words.case.masked}</span>
      {isWhole ? (
        <Button onClick={hide}>{words.case.hide}</Button>
      ) : (
        <Button onClick={() => setIsAsking(true)}>{words.case.unmask}</Button>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <UnmaskDialog
            id={id}
            close={() => setIsAsking(false)}
            show={(whole) => {
              setIsAsking(false);
              show(whole);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
