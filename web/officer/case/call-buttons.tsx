import { useEffect, useRef } from 'preact/hooks';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { takeCallWish } from './call-when-open.ts';
import { spaced } from './spaced.ts';

interface Reachable {
  label: string;
  name: string;
  phone: string;
}

/** Everybody who can be called about a case, the traveller first; the same number stands once. */
function reachable({ person, host }: CaseDetail, words: ReturnType<typeof useWords>): Reachable[] {
  const all: Reachable[] = [
    { label: words.case.call, name: person.name, phone: person.phone },
    ...(person.guardian === undefined ? [] : [{ label: words.case.callGuardian, ...person.guardian }]),
    { label: words.case.callDeclarant, ...person.declarant },
    ...(host === undefined ? [] : [{ label: words.case.callHost, ...host }]),
  ];
  return all.filter((one, at) => all.findIndex(({ phone }) => phone === one.phone) === at);
}

/** One touch calls (requirements C1); opened from a card's call button, it calls by itself. */
export function CallButtons({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const [first, ...others] = reachable(detail, words);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takeCallWish(detail.id)) link.current?.click();
  }, [detail.id]);
  if (first === undefined) return null;
  return (
    <div class="call">
      <a ref={link} class="button button-wide call-first" href={`tel:${first.phone}`}>
        <Icon name="phone" />
        <span>
          {first.label} <span class="figures">{spaced(first.phone)}</span>
        </span>
      </a>
      {others.map(({ label, name, phone }) => (
        <a key={phone} class="button button-quiet call-other" href={`tel:${phone}`}>
          <Icon name="phone" size={20} />
          {label} {name}
        </a>
      ))}
    </div>
  );
}
