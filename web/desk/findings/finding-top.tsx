import { Button } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../schemas/finding.ts';
import { shownName } from '../../staff/shown-name.ts';
import { hashOf } from '../address.ts';
import { useLanguage } from '../words/use-words.ts';
import { FindingMarks, KindMark } from './finding-marks.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** What was found about whom, how it stands, and its address to send on. */
export function FindingTop({ shown }: { shown: Finding }) {
  const words = useFindingWords();
  const language = useLanguage();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    const page = `${window.location.origin}/${hashOf({ screen: 'finding', id: shown.id })}`;
    await navigator.clipboard.writeText(page);
    setIsCopied(true);
  };
  const { outcome, maskedName, published, state } = shown;
  return (
    <div className="case-top">
      <div>
        <p>
          <span className="case-name">{published.names[language]}</span>{' '}
          <span>{shownName(maskedName, words.nameless)}</span>
        </p>
        <p className="marks" role="status">
          <span className={state === 'closed' ? 'mark mark-done' : 'mark mark-waiting'}>
            {outcome === undefined ? words.state[state] : words.closed(words.outcome[outcome])}
          </span>
          <KindMark kind={shown.kind} />
          <FindingMarks row={shown} />
        </p>
      </div>
      <Button onClick={() => void copy().catch(() => undefined)}>
        <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
      </Button>
    </div>
  );
}
