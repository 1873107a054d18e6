import type { ComponentChildren } from 'preact';
import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Preferences } from './preferences.ts';
import { useOnline } from './use-online.ts';

type Prefer = (part: Partial<Preferences>) => void;

function Head({ preferences, prefer, home }: { preferences: Preferences; prefer: Prefer; home: boolean }) {
  const words = useWords();
  const { language, large } = preferences;
  return (
    <header class={`band${home ? ' band-home' : ''}`}>
      <div class="band-row">
        <a href="#/" class="brand">
          <Icon name={home ? 'shield' : 'home'} size={22} />
          <span>{home ? words.province : words.service}</span>
        </a>
        <button type="button" aria-pressed={large} onClick={() => prefer({ large: !large })}>
          <Icon name="text" size={20} />
          {large ? words.normalType : words.largeType}
        </button>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => prefer({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {words.language}
        </button>
      </div>
    </header>
  );
}

function Foot() {
  const words = useWords();
  return <footer class="foot small soft">{words.official(location.host)}</footer>;
}

/** What stands around every page: the official name and address, type size, language, and whether there is a network. */
export function Frame({
  preferences,
  prefer,
  home,
  children,
}: {
  preferences: Preferences;
  prefer: Prefer;
  home: boolean;
  children: ComponentChildren;
}) {
  const words = useWords();
  const online = useOnline();
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {words.skip}
      </a>
      <Head preferences={preferences} prefer={prefer} home={home} />
      {!online && (
        <div class="offline" role="status">
          <Icon name="offline" size={20} />
          {words.offline}
        </div>
      )}
      {children}
      <Foot />
    </>
  );
}

/** The fragment of the address is the route, so the skip link moves the focus itself. */
function skip(event: Event): void {
  event.preventDefault();
  const content = document.getElementById('content');
  content?.setAttribute('tabindex', '-1');
  content?.focus();
}
