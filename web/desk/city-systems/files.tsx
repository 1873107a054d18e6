import { useState } from 'react';
import type { CitySystem } from '../../../schemas/city-system.ts';
import { importsOf, useCityImports } from './city-queries.ts';
import { ImportBlock } from './imports/import-block.tsx';
import { useDone } from './imports/use-done.ts';
import { awaitedOf, useSent } from './send/awaited.ts';
import { SendBlock } from './send/send-block.tsx';
import { SentNote } from './send/sent-note.tsx';

/** Files of a city’s system: sending one, and what came of each. */
export function Files({ system, isOwn }: { system: CitySystem; isOwn: boolean }) {
  const { city } = system;
  const [isAwaiting, setIsAwaiting] = useState(false);
  const { sent, note } = useSent();
  const imports = useCityImports(city, { isAwaiting });
  const known = importsOf(imports.data);
  const awaited = awaitedOf(sent, known, Date.now());
  if (isAwaiting !== (awaited?.state === 'waiting')) setIsAwaiting(!isAwaiting);
  useDone(known);
  return (
    <>
      {isOwn && <SendBlock system={system} sent={(taken) => note(taken, known)} />}
      {awaited !== undefined && <SentNote awaited={awaited} />}
      <ImportBlock imports={imports} isOwn={isOwn} />
    </>
  );
}
