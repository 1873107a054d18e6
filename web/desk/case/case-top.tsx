import { Button } from 'antd';
import { useState } from 'react';
import { isClosed } from '../../../schemas/life-cycle.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';

/** Whose case, how it stands, and its address to send on. */
export function CaseTop({ shown }: { shown: CaseDetail }) {
  const words = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const isOverdue =
    shown.dueAt !== undefined && !isClosed(shown.state) && Date.parse(shown.dueAt) < now().getTime();
  const copy = async () => {
    const page = `${window.location.origin}/${hashOf({ screen: 'case', id: shown.id })}`;
    await navigator.clipboard.writeText(page);
    setIsCopied(true);
  };
  return (
    <div className="case-top">
      <p>
        <span className="case-name">{shown.person.name}</span>{' '}
        <span className="marks case-marks">
          <span className="mark">{words.codes.state[shown.state]}</span>
          {isOverdue && <span className="mark mark-action">{words.list.marks.overdue}</span>}
          {shown.shortNotice && <span className="mark">{words.list.marks.shortNotice}</span>}
        </span>
      </p>
      <Button onClick={() => void copy().catch(() => undefined)}>
        <span aria-live="polite">{isCopied ? words.case.copied : words.case.copy}</span>
      </Button>
    </div>
  );
}
