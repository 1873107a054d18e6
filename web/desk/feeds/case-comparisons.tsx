import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { isRefused, sentenceOf } from '../api/sentence-of.ts';
import { CaseFindings } from '../findings/case-findings.tsx';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { FactList } from './fact-list.tsx';
import { useComparisons, useFeedKinds, useFeedRuns } from './feed-queries.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** What feeds said about the person of a case, and what came of it (requirements D3, D4): folded, because opening it is a view on record (D2). */
export default function CaseComparisons({ id }: { id: string }) {
  const { history } = useFeedWords();
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
      {isOpen ? history.hide : history.show}
    </Button>
  );
  return (
    <Block title={history.title} help={history.help} end={button}>
      {isOpen && <Opened id={id} />}
    </Block>
  );
}

function Opened({ id }: { id: string }) {
  const words = useWords();
  const { history } = useFeedWords();
  const client = useQueryClient();
  const { data, error, refetch } = useComparisons(id);
  const kinds = useFeedKinds();
  const runs = useFeedRuns();
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere) void client.invalidateQueries({ queryKey: ['views', id] });
  }, [client, id, isThere]);
  if (isRefused(error)) return <p className="soft">{sentenceOf(error, words)}</p>;
  const fault = error ?? kinds.error;
  if (data === undefined || kinds.data === undefined)
    return fault === null ? (
      <Waiting rows={2} />
    ) : (
      <Failure error={fault} retry={() => void (error === null ? kinds.refetch() : refetch())} />
    );
  const { facts, findings = [] } = data;
  if (facts.length === 0 && findings.length === 0) return <p className="soft">{history.empty}</p>;
  return (
    <>
      {findings.length > 0 && <CaseFindings findings={findings} />}
      <FactList facts={facts} kinds={kinds.data.kinds} runs={runs.data?.runs ?? []} />
    </>
  );
}
