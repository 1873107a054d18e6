import type { Address } from './address.ts';
import { CaseScreen } from './case/case-screen.tsx';
import { ClaimScreen } from './claim/claim-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { RefusalScreen } from './transfer/refusal-screen.tsx';
import { TransferScreen } from './transfer/transfer-screen.tsx';
import { VerifyScreen } from './verify/verify-screen.tsx';

export type CaseAddress = Exclude<
  Address,
  { screen: 'today' | 'report' | 'figure' | 'findings' | 'finding' | 'unknown' }
>;

/** The screens below the day, in a file of their own: the first view does not wait for them (design.md F11). */
export function CaseScreens({ at }: { at: CaseAddress }) {
  switch (at.screen) {
    case 'case':
      return <CaseScreen key={at.id} id={at.id} />;
    case 'verification':
      return <VerifyScreen key={at.id} id={at.id} question={at.question} />;
    case 'transfer':
      return <TransferScreen key={at.id} id={at.id} />;
    case 'refusal':
      return <RefusalScreen key={at.id} id={at.id} n={at.n} />;
    case 'claim':
      return <ClaimScreen key={at.claim} id={at.id} claim={at.claim} />;
    case 'settings':
      return <SettingsScreen />;
  }
}
