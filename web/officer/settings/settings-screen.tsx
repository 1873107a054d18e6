import { Icon } from '../../look/icon.tsx';
import { signOut } from '../../staff/session.ts';
import { EquipmentCard } from '../equipment/equipment-card.tsx';
import { chooseLargeType, largeType } from '../preferences.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { Chips } from '../verify/chips.tsx';
import { useWords } from '../words/use-words.ts';

/** Language, type size, whose account it is, and the way out. */
export function SettingsScreen() {
  const words = useWords();
  const who = useCell(me);
  const isLarge = useCell(largeType);
  return (
    <>
      <CaseBand title={words.settings.title} back={{ screen: 'today' }} />
      <main class="page stack">
        <section class="card stack">
          <h2 class="card-title">{words.settings.language}</h2>
          <LanguageChoice />
        </section>
        <section class="card stack">
          <Chips
            legend={words.settings.size}
            choices={[
              { value: 'normal', label: words.settings.normal },
              { value: 'large', label: words.settings.large },
            ]}
            chosen={[isLarge ? 'large' : 'normal']}
            choose={(size) => chooseLargeType(size === 'large')}
          />
        </section>
        {who?.role === 'officer' && <EquipmentCard community={who.region.code} />}
        {who !== undefined && (
          <section class="card stack">
            <h2 class="card-title">{words.settings.account}</h2>
            <p>
              <strong>{who.name}</strong> · {words.codes.role[who.role]}
              <br />
              <span class="soft small">{who.region.path.split('/').join(' ')}</span>
            </p>
            <button type="button" class="button button-wide" onClick={() => void signOut()}>
              <Icon name="out" size={20} />
              {words.signIn.out}
            </button>
          </section>
        )}
      </main>
      <Dock />
    </>
  );
}
