import type { EquipmentStep } from '../../../schemas/equipment.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { useEquipmentWords } from './words/use-equipment-words.ts';
import type { EquipmentWords } from './words/zh.ts';

/** What was done about the equipment of a community, step by step; each was kept, none overwritten. */
export function EquipmentSteps({ steps }: { steps: readonly EquipmentStep[] }) {
  const words = useEquipmentWords();
  return (
    <ol className="steps" aria-label={words.history}>
      {steps.map((entry, index) => (
        <li key={`${entry.at}-${index}`}>
          <span>
            <b>{nameOf(entry, steps[index - 1], words)}</b>{' '}
            <span className="soft small figures">{timeText(entry.at)}</span>
          </span>
          <Particulars entry={entry} />
          <span className="soft small">
            {entry.by.sub} · <RegionName code={entry.by.place} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What follows an issue is another one in its place, and what is received after a loss was found. */
function nameOf(
  { step: { kind } }: EquipmentStep,
  before: EquipmentStep | undefined,
  words: EquipmentWords,
): string {
  if (kind === 'issue' && before !== undefined && before.step.kind !== 'return') return words.replaced;
  return kind === 'receipt' && before?.step.kind === 'loss' ? words.found : words.step[kind];
}

function Particulars({ entry: { step } }: { entry: EquipmentStep }) {
  const words = useEquipmentWords();
  return (
    <>
      {step.kind === 'issue' && (
        <span className="figures">
          {[step.sim.number, step.sim.iccid, step.device.model, step.device.imei].join(' · ')}
        </span>
      )}
      {step.kind === 'repair' && step.loan !== undefined && (
        <span className="figures">{words.loan(step.loan)}</span>
      )}
      {'note' in step && step.note !== undefined && <span>{step.note}</span>}
    </>
  );
}
