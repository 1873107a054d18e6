import { type StepName, stepNames } from '../draft/draft.ts';
import { useWords } from '../words/words.tsx';

/** Where one is: “第 4 步，共 6 步”, always visible (ux.md). An edit has the same groups. */
export function StepsBar({ step }: { step: StepName }) {
  const words = useWords();
  const current = stepNames.indexOf(step) + 1;
  return (
    <div class="steps-bar">
      <p class="small soft">{words.progress(current, stepNames.length)}</p>
      <div class="segments" aria-hidden="true">
        {stepNames.map((name, index) => (
          <span key={name} class={index < current ? 'reached' : ''} />
        ))}
      </div>
    </div>
  );
}
