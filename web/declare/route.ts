import { useEffect, useState } from 'preact/hooks';
import { type StepName, stepNames } from './draft/draft.ts';

/** Where one is. In the fragment of the address, so that ids never leave the device and any static host serves it. */
export type Route =
  | { page: 'home' }
  | { page: 'form'; step: StepName; editing: boolean }
  | { page: 'receipt'; id: string; note?: string }
  | { page: 'find' };

export function parseRoute(fragment: string): Route {
  const [page, first = '', second] = fragment.replace(/^#\/?/, '').split('/');
  const step = stepNames.find((name) => name === first);
  if ((page === 'declare' || page === 'edit') && step !== undefined)
    return { page: 'form', step, editing: page === 'edit' };
  if (page === 'receipt' && first !== '')
    return { page: 'receipt', id: first, ...(second === undefined ? {} : { note: second }) };
  return page === 'find' ? { page: 'find' } : { page: 'home' };
}

export function addressOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'form':
      return `#/${route.editing ? 'edit' : 'declare'}/${route.step}`;
    case 'receipt':
      return `#/receipt/${route.id}${route.note === undefined ? '' : `/${route.note}`}`;
    case 'find':
      return '#/find';
  }
}

/** Goes there; `replace` leaves no way back, as after a declaration was sent. */
export function go(route: Route, replace = false): void {
  if (replace) location.replace(addressOf(route));
  else location.hash = addressOf(route);
}

export function useRoute(): Route {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setFragment(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(fragment);
}
