import { useEffect } from 'react';
import type { Me } from '../../../schemas/staff.ts';
import type { Address } from '../address.ts';
import { useRegion } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';

/** The title of the window says what is on screen: it is read out, and names the tab and the printed page. */
export function useTitle(at: Address, me: Me | undefined): void {
  const words = useWords();
  const place = 'city' in at ? at.city : 'region' in at ? at.region : undefined;
  const code = me === undefined ? undefined : place;
  const named = useRegion(code).data?.region.name ?? (code === undefined ? undefined : '');
  useEffect(() => {
    const parts = [named, titleOf(at, words), words.name].filter((part) => part !== undefined && part !== '');
    document.title = parts.join(' · ');
  }, [at, named, words]);
}

function titleOf(at: Address, words: ReturnType<typeof useWords>): string {
  switch (at.screen) {
    case 'home':
    case 'overview':
      return words.tabs.overview;
    case 'list':
      return words.list.title;
    case 'reports':
      return words.reports.title;
    case 'own-findings':
    case 'findings':
    case 'finding':
      return words.tabs.findings;
    case 'capacity':
      return words.capacity.title;
    case 'equipment':
      return words.tabs.equipment;
    case 'case':
      return words.case.title;
    case 'break-glass':
      return words.breakGlass.title;
    case 'exports':
      return words.tabs.exports;
    case 'comparison':
      return words.tabs.comparison;
    case 'city-systems':
      return words.tabs.citySystems;
    case 'risk-areas':
      return words.tabs.riskAreas;
    case 'unknown':
      return words.problem.page;
  }
}
