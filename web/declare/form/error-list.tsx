import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useForm } from './form.ts';
import { labelOf } from './label-of.ts';
import type { ShownError } from './use-draft.ts';

/** Goes to a field: the field itself, the first one inside its group, or what stands for an answer not on the screen. */
export function focusField(pointer: string): void {
  const element = document.getElementById(pointer);
  const folded = element?.closest('details');
  if (folded !== null && folded !== undefined) folded.open = true;
  const field =
    element instanceof HTMLFieldSetElement ? element.querySelector<HTMLElement>('input') : element;
  element?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** Everything that is wrong, on top, each a way to its field (ux.md). Comes into focus when it appears. */
export function ErrorList({ errors, onJump }: { errors: ShownError[]; onJump: (pointer: string) => void }) {
  const words = useWords();
  const { draft } = useForm();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="error-list" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <h2>{words.errorsTitle(errors.length)}</h2>
        <p class="small">{words.errorsHelp}</p>
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer}>
              <button type="button" class="link" onClick={() => onJump(pointer)}>
                <strong>{labelOf(pointer, draft, words)}</strong> {message}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
