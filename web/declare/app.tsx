import { newKey, newSecret } from './device/chance.ts';
import { keptDraft, keptEdit } from './device/keep.ts';
import { now } from './device/server-time.ts';
import { draft as draftSchema } from './draft/draft.ts';
import { newDraft } from './draft/new-draft.ts';
import { FindPage } from './find/find-page.tsx';
import { currentSession } from './find/session.ts';
import { FormPage, type SendForm } from './form/form-page.tsx';
import { keepDeclared } from './receipt/keep-declared.ts';
import { findKept } from './receipt/kept-receipts.ts';
import { ReceiptPage } from './receipt/receipt-page.tsx';
import { go, type Route, useRoute } from './route.ts';
import { ProblemError } from './send/call.ts';
import { headersOf } from './send/manage.ts';
import { submit, submitEdit } from './send/submit.ts';
import { entryOf } from './shell/entry.ts';
import { Frame } from './shell/frame.tsx';
import { HomePage } from './shell/home-page.tsx';
import { usePreferences } from './shell/preferences.ts';
import { en } from './words/en.ts';
import { LanguageProvider, useLanguage } from './words/words.tsx';
import { zh } from './words/zh.ts';

/** Declares, keeps the receipts, forgets the draft, and shows the first receipt (requirements A8). */
function useDeclare(): SendForm {
  const language = useLanguage();
  return async (form, remember) => {
    const { declared, earlier } = await submit(form, { language, now: now() }, remember);
    keepDeclared(declared, form, now());
    keptDraft.clear();
    const [first] = declared.declarations;
    if (first !== undefined)
      go({ page: 'receipt', id: first.id, note: earlier ? 'earlier' : 'declared' }, true);
  };
}

/** Sends the edit, and shows the receipt as it stands then; also when something had changed meanwhile (A4). */
function useEdit(): SendForm {
  const language = useLanguage();
  return async (form) => {
    const id = form.edits?.id ?? '';
    const secret = findKept(id)?.secret;
    const proof = secret === undefined ? currentSession() : { secret };
    const headers = proof === undefined ? {} : headersOf(proof);
    const note = await submitEdit(form, { language, now: now(), headers }).then(
      () => 'edited',
      (error: unknown) => {
        if (error instanceof ProblemError && error.problem.status === 412) return 'stale';
        throw error;
      },
    );
    keptEdit.clear();
    go({ page: 'receipt', id, note }, true);
  };
}

function FormRoute({ route }: { route: Extract<Route, { page: 'form' }> }) {
  const declare = useDeclare();
  const edit = useEdit();
  if (!route.editing) {
    const kept = keptDraft.read();
    // Going back after declaring: that form is gone, and a new one begins at the beginning.
    if (kept === undefined && route.step !== 'who') return <HomePage />;
    const first = kept ?? newDraft(entryOf(), { key: newKey(), secret: newSecret(), helping: false });
    return <FormPage key="declare" step={route.step} kept={keptDraft} first={first} onSend={declare} />;
  }
  const first = draftSchema.safeParse(keptEdit.read());
  if (!first.success) return <FindPage />;
  return <FormPage key="edit" step={route.step} kept={keptEdit} first={first.data} onSend={edit} />;
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'form':
      return <FormRoute route={route} />;
    case 'receipt':
      return <ReceiptPage key={route.id} id={route.id} note={route.note} />;
    case 'find':
      return <FindPage />;
  }
}

export function App() {
  const route = useRoute();
  const { preferences, prefer } = usePreferences((language) => (language === 'zh' ? zh : en).service);
  return (
    <LanguageProvider value={preferences.language}>
      <Frame preferences={preferences} prefer={prefer} home={route.page === 'home'}>
        <Page route={route} />
      </Frame>
    </LanguageProvider>
  );
}
