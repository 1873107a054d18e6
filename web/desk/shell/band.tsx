import { Button } from 'antd';
import type { Me } from '../../../schemas/staff.ts';
import { Icon } from '../../look/icon.tsx';
import { signOut } from '../../staff/session.ts';
import { address, hashOf } from '../address.ts';
import { chooseLargeType, largeType } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { LanguageButton } from './language-button.tsx';

function LargeTypeButton() {
  const { band } = useWords();
  const large = useCell(largeType);
  return (
    <Button type="text" aria-pressed={large} onClick={() => chooseLargeType(!large)}>
      {band.largeType}
    </Button>
  );
}

/** The band on top: which service this is, who is signed in, and how it is read. */
export function Band({ me }: { me: Me | undefined }) {
  const words = useWords();
  const at = useCell(address);
  return (
    <header className="desk-band">
      <a className="skip" href="#main" onClick={skipToMain}>
        {words.skip}
      </a>
      <a className="band-name" href={hashOf({ screen: 'home' })}>
        {words.name}
      </a>
      {me !== undefined && (
        <nav aria-label={words.band.navigation}>
          <a
            href={hashOf({ screen: 'risk-areas' })}
            aria-current={at.screen === 'risk-areas' ? 'page' : undefined}
          >
            {words.tabs.riskAreas}
          </a>
          <a href={hashOf({ screen: 'exports' })} aria-current={at.screen === 'exports' ? 'page' : undefined}>
            {words.tabs.exports}
          </a>
          <a
            href={hashOf({ screen: 'comparison' })}
            aria-current={at.screen === 'comparison' ? 'page' : undefined}
          >
            {words.tabs.comparison}
          </a>
          {(me.role === 'city' || me.role === 'province') && (
            <a
              href={hashOf({ screen: 'city-systems' })}
              aria-current={at.screen === 'city-systems' ? 'page' : undefined}
            >
              {words.tabs.citySystems}
            </a>
          )}
          <a
            href={hashOf({ screen: 'own-findings' })}
            aria-current={at.screen.endsWith('findings') ? 'page' : undefined}
          >
            {words.tabs.findings}
          </a>
          <a
            href={hashOf({ screen: 'break-glass' })}
            aria-current={at.screen === 'break-glass' ? 'page' : undefined}
          >
            {words.tabs.breakGlass}
          </a>
        </nav>
      )}
      <div className="band-end">
        <LanguageButton />
        <LargeTypeButton />
        {me !== undefined && (
          <>
            <span className="band-who">{words.band.account(me.name, me.region.name)}</span>
            <Button type="text" icon={<Icon name="out" size={18} />} onClick={() => void signOut()}>
              {words.signIn.out}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

// The hash is the address of the screen, so the jump is made by hand.
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}
