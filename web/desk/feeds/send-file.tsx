import { Alert, Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { UnreachableError } from '../../staff/refusals.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { sizeText } from '../words/size-text.ts';
import { useWords } from '../words/use-words.ts';
import { fileFault } from './file-fault.ts';
import { NotTakenError } from './put-file.ts';
import { SendProgress } from './send-progress.tsx';
import { useSendFile } from './use-send-file.ts';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kind: FeedKind;
  sent: (asked: { kind: FeedKind; file: File }) => void;
}

/** Chooses a file of a kind and sends it. */
export function SendFile({ kind, sent }: Given) {
  const words = useFeedWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending, reset, gone } = useSendFile((asked) => {
    sent(asked);
    setFile(undefined);
    setIsTried(false);
    if (input.current !== null) input.current.value = '';
  });
  const fault = fileFault(file, words);
  const wrong = isTried || file !== undefined ? fault : undefined;
  const send = () => {
    setIsTried(true);
    if (file !== undefined && fault === undefined) mutate({ kind, file });
  };
  return (
    <div className="form-row" role="group" aria-labelledby={`${id}-name`}>
      <span id={`${id}-name`} className="feed-label">
        {words.send.file}
      </span>
      {/* Its own button speaks the browser's language, not the page's. */}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.gz"
        onChange={({ target }) => {
          reset();
          setFile(target.files?.[0]);
        }}
      />
      <div className="feed-pick">
        <Button
          disabled={isPending}
          aria-describedby={`${id}-chosen ${id}-help ${id}-wrong`}
          onClick={() => input.current?.click()}
        >
          {words.send.choose}
        </Button>
        <span id={`${id}-chosen`} className={file === undefined ? 'soft' : 'feed-file figures'}>
          {file === undefined ? words.send.noneChosen : `${file.name} · ${sizeText(file.size)}`}
        </span>
      </div>
      <p id={`${id}-help`} className="soft small">
        {words.send.fileHelp}
      </p>
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
      <div className="form-ways">
        <Button type="primary" loading={isPending} onClick={send}>
          {words.send.button}
        </Button>
      </div>
      {isPending && file !== undefined && <SendProgress gone={gone} of={file.size} said={words.send.gone} />}
      {error !== null && <SendFault error={error} />}
    </div>
  );
}

function SendFault({ error }: { error: unknown }) {
  const words = useWords();
  const { send } = useFeedWords();
  const said =
    error instanceof NotTakenError
      ? send.notTaken(error.status)
      : error instanceof UnreachableError && !error.busy
        ? send.brokenOff
        : sentenceOf(error, words);
  return <Alert type="error" showIcon role="alert" title={said} />;
}
