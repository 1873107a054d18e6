import type { Address } from './address.ts';
import { FindingListScreen } from './finding/finding-list-screen.tsx';
import { readFindings } from './finding/finding-lists.ts';
import { FindingScreen } from './finding/finding-screen.tsx';
import { tendOpenedFinding } from './finding/tend-opened-finding.ts';
import { UrgentFindings } from './finding/urgent-findings.tsx';

export { readFindings, tendOpenedFinding, UrgentFindings };

export type FindingAddress = Extract<Address, { screen: 'findings' | 'finding' }>;

/** The screens of findings, in a file of their own: the rules and the kinds of feeds are part of it. */
export function FindingScreens({ at }: { at: FindingAddress }) {
  if (at.screen === 'finding') return <FindingScreen key={at.id} id={at.id} />;
  return <FindingListScreen key={at.state} state={at.state ?? 'open'} />;
}
