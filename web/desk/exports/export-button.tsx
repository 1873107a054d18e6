import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type Filters, hashOf, type Range } from '../address.ts';
import { useExportWords } from './words/use-export-words.ts';

const ExportDialog = lazy(() => import('./export-dialog.tsx'));

interface Given {
  region: string;
  range: Range;
  filters: Filters;
}

/** Has the list that is shown written into a file; where it is fetched is said at once. */
export function ExportButton({ region, range, filters }: Given) {
  const words = useExportWords();
  const client = useQueryClient();
  const declarations = { region, ...range, ...filters };
  const asked = JSON.stringify(declarations);
  const [isAsking, setIsAsking] = useState(false);
  const [started, setStarted] = useState<string>();
  const begun = () => {
    setIsAsking(false);
    setStarted(asked);
    void client.invalidateQueries({ queryKey: ['exports'] });
  };
  return (
    <div className="export-button">
      <Button onClick={() => setIsAsking(true)}>{words.button}</Button>
      {isAsking && (
        <Suspense fallback={null}>
          <ExportDialog
            key={asked}
            declarations={declarations}
            close={() => setIsAsking(false)}
            begun={begun}
          />
        </Suspense>
      )}
      {/* What was said of another list says nothing of this one. */}
      {started === asked && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={words.started}
          action={<a href={hashOf({ screen: 'exports' })}>{words.see}</a>}
        />
      )}
    </div>
  );
}
