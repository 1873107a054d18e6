import { cellOf } from '../staff/cell.ts';
import { type Section, sections } from './today/sections.ts';
import { type Question, questions } from './verify/questions.ts';

/**
 * What the address bar says is what the screen shows. Hash addresses, because the site is plain files in a bucket: any
 * other path would be answered with "not found". Ids only: nothing about a person stands in an address.
 */
export type Address =
  | { screen: 'today'; section?: Section }
  | { screen: 'case'; id: string }
  | { screen: 'verification'; id: string; question?: Question }
  | { screen: 'transfer'; id: string }
  | { screen: 'refusal'; id: string; n: number }
  | { screen: 'claim'; id: string; claim: string }
  /** Yesterday's without a day; without a community one's own, or those of the township. */
  | { screen: 'report'; day?: string; community?: string }
  /** The cases that a figure of a report counts. */
  | { screen: 'figure'; day: string; community?: string; metric: string }
  /** What comparison with feeds found: what is open, or what is done with. */
  | { screen: 'findings'; state?: 'closed' }
  | { screen: 'finding'; id: string }
  | { screen: 'settings' }
  | { screen: 'unknown' };

const findingForm = /^[A-Za-z0-9_-]{22}~[a-z-]{3,40}$/;
const idForm = /^[A-Za-z0-9_-]{22}$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const communityForm = /^\d{12}$/;
const metricForm = /^[a-z.-]+$/;

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  text: string | undefined,
): Choice | undefined {
  return choices.find((choice) => choice === text);
}

function readCase(id: string, rest: string[]): Address {
  const [part, detail] = rest;
  if (part === undefined) return { screen: 'case', id };
  if (part === 'transfer') return { screen: 'transfer', id };
  if (part === 'refusal' && /^\d{1,2}$/.test(detail ?? ''))
    return { screen: 'refusal', id, n: Number(detail) };
  if (part === 'claims' && idForm.test(detail ?? '')) return { screen: 'claim', id, claim: detail ?? '' };
  if (part !== 'verification') return { screen: 'unknown' };
  const question = oneOf(questions, detail);
  return question === undefined ? { screen: 'verification', id } : { screen: 'verification', id, question };
}

function readReport([day, ...parts]: string[]): Address {
  if (day === undefined) return { screen: 'report' };
  if (!dayForm.test(day)) return { screen: 'unknown' };
  const [first = '', ...after] = parts;
  const of = communityForm.test(first) ? { day, community: first } : { day };
  const [figures, metric = '', ...rest] = communityForm.test(first) ? after : parts;
  if (figures === undefined) return { screen: 'report', ...of };
  if (figures !== 'figures' || !metricForm.test(metric) || rest.length > 0) return { screen: 'unknown' };
  return { screen: 'figure', ...of, metric };
}

function readFinding([part = '', ...rest]: string[]): Address {
  if (rest.length > 0) return { screen: 'unknown' };
  if (part === '') return { screen: 'findings' };
  if (part === 'closed') return { screen: 'findings', state: part };
  return findingForm.test(part) ? { screen: 'finding', id: part } : { screen: 'unknown' };
}

/** The address that a hash stands for; what is not one of ours reads as `unknown`. */
export function readAddress(hash: string): Address {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '');
  const [first, second, ...rest] = parts;
  if (first === undefined) return { screen: 'today' };
  if (first === 'settings') return { screen: 'settings' };
  if (first === 'today') {
    const section = oneOf(sections, second);
    return section === undefined ? { screen: 'today' } : { screen: 'today', section };
  }
  if (first === 'report') return readReport(parts.slice(1));
  if (first === 'findings') return readFinding(parts.slice(1));
  if (first === 'cases' && idForm.test(second ?? '')) return readCase(second ?? '', rest);
  return { screen: 'unknown' };
}

const joined = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('/');

/** The hash of an address. */
export function hashOf(address: Address): string {
  switch (address.screen) {
    case 'today':
      return address.section === undefined ? '#/' : `#/today/${address.section}`;
    case 'case':
      return `#/cases/${address.id}`;
    case 'verification':
      return `#/cases/${address.id}/verification${address.question === undefined ? '' : `/${address.question}`}`;
    case 'transfer':
      return `#/cases/${address.id}/transfer`;
    case 'refusal':
      return `#/cases/${address.id}/refusal/${address.n}`;
    case 'claim':
      return `#/cases/${address.id}/claims/${address.claim}`;
    case 'report':
      return joined('#/report', address.day, address.community);
    case 'figure':
      return joined('#/report', address.day, address.community, 'figures', address.metric);
    case 'findings':
      return joined('#/findings', address.state);
    case 'finding':
      return `#/findings/${address.id}`;
    case 'settings':
      return '#/settings';
    case 'unknown':
      return '#/';
  }
}

export const address = cellOf<Address>({ screen: 'today' });

/** What a case is opened from: where its way back leads. */
export const lastList = cellOf<Address>({ screen: 'today' });
/** The same of a finding. */
export const lastFindings = cellOf<Address>({ screen: 'findings' });
address.watch(() => {
  const at = address.get();
  const { screen } = at;
  if (screen === 'today') lastList.set({ screen });
  else if (['report', 'figure', 'findings', 'finding'].includes(screen)) lastList.set(at);
  if (screen === 'today' || screen === 'findings') lastFindings.set(at);
});

/** Follows the address bar from now on. */
export function followAddressBar(): void {
  const read = () => address.set(readAddress(window.location.hash));
  window.addEventListener('hashchange', read);
  window.addEventListener('popstate', read);
  read();
}

/** Shows another screen; `replace` leaves no step behind to go back to. */
export function go(to: Address, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', hashOf(to));
  else window.history.replaceState(null, '', hashOf(to));
  address.set(to);
  window.scrollTo(0, 0);
}
