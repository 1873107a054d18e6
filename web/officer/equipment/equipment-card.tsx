import { useEffect, useState } from 'preact/hooks';
import type { EquipmentRow, EquipmentStepRequest } from '../../../schemas/equipment.ts';
import { equipmentStepsOf } from '../../../schemas/equipment-life.ts';
import { now } from '../../staff/server-time.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { Sheet } from '../shell/sheet.tsx';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { readEquipment } from './own-equipment.ts';
import { StepForm } from './step-form.tsx';
import { useEquipmentWords } from './words/use-equipment-words.ts';

type StepKind = EquipmentStepRequest['kind'];

function useOwn(community: string) {
  const [row, setRow] = useState<EquipmentRow>();
  const [failed, setFailed] = useState<unknown>();
  const read = () => {
    setFailed(undefined);
    readEquipment(community).then(setRow, setFailed);
  };
  useEffect(read, [community]);
  return { row, failed, read };
}

/** The community’s number and phone, where the operator saw them, and what can be done about them (requirements F1, F3, F4). */
export function EquipmentCard({ community }: { community: string }) {
  const words = useWords();
  const says = useEquipmentWords();
  const { row, failed, read } = useOwn(community);
  return (
    <section class="card stack" aria-labelledby="own-equipment">
      <h2 id="own-equipment" class="card-title">
        {says.title}
      </h2>
      {failed !== undefined && <Failure sentence={sentenceOf(failed, words)} retry={read} />}
      {failed === undefined && row === undefined && <p role="status">{words.loading}</p>}
      {row !== undefined && <Held row={row} community={community} again={read} />}
    </section>
  );
}

interface HeldProps {
  row: EquipmentRow;
  community: string;
  again: () => void;
}

function Held({ row: { equipment, seen }, community, again }: HeldProps) {
  const words = useWords();
  const says = useEquipmentWords();
  const [asked, setAsked] = useState<StepKind>();
  if (equipment === undefined || equipment.state === 'returned') return <p>{says.none}</p>;
  const close = () => setAsked(undefined);
  const isLost = equipment.state === 'lost';
  const nameOf = (kind: StepKind) => (kind === 'receipt' && isLost ? says.found : says.step[kind]);
  return (
    <>
      <Facts equipment={equipment} />
      {seen !== undefined && (
        <p class={seen.device === 'other' ? 'notice' : 'soft small'}>
          <span>
            {says.seen[seen.device]}
            <br />
            <span class="figures">{says.at(instantWords(new Date(seen.at), now(), words))}</span>
          </span>
        </p>
      )}
      {equipmentStepsOf(equipment.state, community).map((kind) => (
        <button
          key={kind}
          type="button"
          class={`button button-wide ${kind === 'receipt' ? 'button-primary' : ''}`}
          onClick={() => setAsked(kind)}
        >
          {nameOf(kind)}
        </button>
      ))}
      {asked !== undefined && (
        <Sheet title={nameOf(asked)} close={close}>
          <StepForm
            kind={asked}
            community={community}
            done={() => {
              close();
              again();
            }}
          />
        </Sheet>
      )}
    </>
  );
}

function Facts({
  equipment: { sim, device, loan, state },
}: {
  equipment: NonNullable<EquipmentRow['equipment']>;
}) {
  const says = useEquipmentWords();
  const facts = [
    [says.number, sim.number],
    [says.model, device.model],
    [says.imei, device.imei],
    ...(loan === undefined ? [] : [[says.loan, loan.imei]]),
  ];
  return (
    <>
      <p>
        <strong>{says.state[state]}</strong>
      </p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt class="soft small">{name}</dt>
            <dd class="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
