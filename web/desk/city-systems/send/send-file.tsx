import { Alert, Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { sentenceOf } from '../../api/sentence-of.ts';
import { NotTakenError } from '../../feeds/put-file.ts';
import { SendProgress } from '../../feeds/send-progress.tsx';
import { sizeText } from '../../words/size-text.ts';
import { useWords } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';
import type { Taken } from './awaited.ts';
import { fileFault } from './file-fault.ts';
import { useSendCityFile } from './use-send-city-file.ts';

/** Chooses a file and sends it: only tried, unless somebody switches that off. */
export function SendFile({ city, sent }: { city: string; sent: (taken: Taken) => void }) {
  const words = useCityWords();
  const { send: says } = words;
  const [file, setFile] = useState<File>();
  const [isDryRun, setIsDryRun] = useState(true);
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending, reset, gone } = useSendCityFile(city, (taken) => {
    sent(taken);
    setFile(undefined);
    setIsTried(false);
    setIsDryRun(true);
  });
  const fault = fileFault(file, words);
  const choose = (chosen: File | undefined) => {
    reset();
    setFile(chosen);
  };
  const send = () => {
    setIsTried(true);
    if (file !== undefined && fault === undefined) mutate({ file, isDryRun });
  };
  const wrong = isTried || file !== undefined ? fault : undefined;
  return (
    <div className="form">
      <FileField file={file} wrong={wrong} isPending={isPending} choose={choose} />
      <DryRunSwitch isOn={isDryRun} change={setIsDryRun} />
      <div className="form-ways">
        <Button type="primary" danger={!isDryRun} loading={isPending} onClick={send}>
          {isDryRun ? says.tryIt : says.forReal}
        </Button>
      </div>
      {gone > 0 && isPending && file !== undefined && (
        <SendProgress gone={gone} of={file.size} said={says.gone} />
      )}
      {error !== null && <SendFault error={error} />}
    </div>
  );
}

interface FieldGiven {
  file: File | undefined;
  wrong: string | undefined;
  isPending: boolean;
  choose: (file: File | undefined) => void;
}

function FileField({ file, wrong, isPending, choose }: FieldGiven) {
  const { send: says } = useCityWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="form-row" role="group" aria-labelledby={`${id}-name`}>
      <span id={`${id}-name`} className="feed-label">
        {says.file}
      </span>
      {/* Its own button speaks the browser's language, not the page's; emptied, it takes the same file once more. */}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.gz"
        onChange={({ target }) => {
          choose(target.files?.[0]);
          target.value = '';
        }}
      />
      <div className="feed-pick">
        <Button
          disabled={isPending}
          aria-describedby={`${id}-chosen ${id}-help ${id}-wrong`}
          onClick={() => input.current?.click()}
        >
          {says.choose}
        </Button>
        <span id={`${id}-chosen`} className={file === undefined ? 'soft' : 'feed-file figures'}>
          {file === undefined ? says.noneChosen : `${file.name} · ${sizeText(file.size)}`}
        </span>
      </div>
      <p id={`${id}-help`} className="soft small">
        {says.fileHelp}
      </p>
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}

function DryRunSwitch({ isOn, change }: { isOn: boolean; change: (isOn: boolean) => void }) {
  const { send: says } = useCityWords();
  const id = useId();
  return (
    <div className="form-row">
      <label className="city-switch">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => change(target.checked)}
        />
        {says.dryRun}
      </label>
      <p id={`${id}-help`} className={isOn ? 'soft small' : 'form-wrong small'} role="status">
        {isOn ? says.dryRunHelp : says.realHelp}
      </p>
    </div>
  );
}

function SendFault({ error }: { error: unknown }) {
  const words = useWords();
  const { send: says } = useCityWords();
  const said = error instanceof NotTakenError ? says.notTaken(error.status) : sentenceOf(error, words);
  return <Alert type="error" showIcon role="alert" title={said} />;
}
