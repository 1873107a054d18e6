import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../../look/icon.tsx';
import { spokenPath } from '../community/place.ts';
import { newKey, newSecret } from '../device/chance.ts';
import { keptDraft } from '../device/keep.ts';
import { newDraft } from '../draft/new-draft.ts';
import { KeptList } from '../receipt/kept-list.tsx';
import { keptReceipts } from '../receipt/kept-receipts.ts';
import { go } from '../route.ts';
import { useWords } from '../words/words.tsx';
import { entryOf, usePoster } from './entry.ts';

function Way({
  icon,
  title,
  help,
  primary,
  onClick,
}: {
  icon: IconName;
  title: string;
  help: string;
  primary?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" class={`way${primary === true ? ' way-primary' : ''}`} onClick={onClick}>
      <span class="way-icon">
        <Icon name={icon} size={28} />
      </span>
      <span>
        <strong>{title}</strong>
        <small>{help}</small>
      </span>
      <Icon name="forward" size={20} />
    </button>
  );
}

function Poster() {
  const words = useWords().welcome;
  const { scanned, known, path } = usePoster();
  if (!scanned || !known) return null;
  return (
    <div class={`notice${path === undefined ? ' notice-waiting' : ''}`}>
      <Icon name={path === undefined ? 'alert' : 'pin'} />
      {path === undefined ? (
        <p>{words.posterUnknown}</p>
      ) : (
        <p>
          {words.poster}
          <strong class="block">{spokenPath(path)}</strong>
        </p>
      )}
    </div>
  );
}

function Resume({ children }: { children: ComponentChildren }) {
  const words = useWords();
  const [draft, setDraft] = useState(() => keptDraft.read());
  if (draft === undefined) return <>{children}</>;
  const discard = (): void => {
    keptDraft.clear();
    setDraft(undefined);
  };
  return (
    <>
      <Way
        icon="undo"
        primary
        title={words.welcome.resume}
        help={words.welcome.resumeHelp(words.steps[draft.step])}
        onClick={() => go({ page: 'form', step: draft.step, editing: false })}
      />
      <button type="button" class="link" onClick={discard}>
        {words.welcome.discard}
      </button>
    </>
  );
}

/** The first screen: the name of the service, one sentence, three ways (ux.md). */
export function HomePage() {
  const words = useWords();
  const begin = (helping: boolean) => (): void => {
    keptDraft.write(newDraft(entryOf(), { key: newKey(), secret: newSecret(), helping }));
    go({ page: 'form', step: 'who', editing: false });
  };
  return (
    <main id="content">
      <div class="hero">
        <div class="page">
          <h1>
            {words.serviceLines.map((line) => (
              <span key={line}>{line} </span>
            ))}
          </h1>
          <p>{words.welcome.sentence}</p>
        </div>
      </div>
      <div class="page stack ways">
        <Poster />
        <Resume>
          <Way
            icon="pin"
            primary
            title={words.welcome.declare}
            help={words.welcome.declareHelp}
            onClick={begin(false)}
          />
          <Way icon="person" title={words.welcome.help} help={words.welcome.helpHelp} onClick={begin(true)} />
        </Resume>
        <Way
          icon="search"
          title={words.welcome.find}
          help={words.welcome.findHelp}
          onClick={() => go({ page: 'find' })}
        />
        {keptReceipts().length > 0 && (
          <section class="stack">
            <h2>{words.welcome.mine}</h2>
            <KeptList />
          </section>
        )}
        <div class="notice">
          <Icon name="clock" />
          <p>
            <strong>{words.welcome.when}</strong>
            <span class="block small">{words.welcome.whenHelp}</span>
          </p>
        </div>
      </div>
    </main>
  );
}
