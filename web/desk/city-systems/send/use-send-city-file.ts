import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { cityFileTaken } from '../../../../schemas/city-import.ts';
import { feedUpload, mostSentBytes } from '../../../../schemas/feed-run.ts';
import { request } from '../../api/request.ts';
import { NotTakenError, putFile } from '../../feeds/put-file.ts';
import { root } from '../city-queries.ts';
import type { Taken } from './awaited.ts';
import { base64Of } from './base64-of.ts';

interface Asked {
  file: File;
  isDryRun: boolean;
}

/** Sends a file of a city’s system, and tells how many of its bytes have gone; tried again, it is the same one. */
export function useSendCityFile(city: string, sent: (taken: Taken) => void) {
  const client = useQueryClient();
  const [gone, setGone] = useState(0);
  const last = useRef<Asked & { key: string }>(undefined);
  const sending = useMutation({
    mutationFn: (asked: Asked) => {
      setGone(0);
      const { file, isDryRun } = asked;
      const { current } = last;
      const isSame = current?.file === file && current.isDryRun === isDryRun;
      const key = isSame ? current.key : crypto.randomUUID();
      last.current = { ...asked, key };
      return sendFile({ path: `${root}/${city}`, key, told: setGone }, asked);
    },
    onError: (error) => {
      // The address may have run out: the next try asks for another.
      if (error instanceof NotTakenError) last.current = undefined;
    },
    onSuccess: (taken) => {
      last.current = undefined;
      sent(taken);
      void client.invalidateQueries({ queryKey: ['city-systems', city] });
    },
  });
  return { ...sending, gone };
}

interface Sending {
  path: string;
  key: string;
  told: (bytes: number) => void;
}

/** A small file goes through the API, a larger one where the API says. */
async function sendFile({ path, key, told }: Sending, asked: Asked): Promise<Taken> {
  const { file, isDryRun } = asked;
  const { name } = file;
  if (file.size <= mostSentBytes) {
    const body = { name, content: base64Of(await file.arrayBuffer()), isDryRun };
    return request({ path: `${path}/files`, answer: cityFileTaken, send: { method: 'POST', body, key } });
  }
  const send = { method: 'POST', body: { name, isDryRun }, key } as const;
  const { url } = await request({ path: `${path}/uploads`, answer: feedUpload, send });
  await putFile(url, file, told);
  return { name, again: false };
}
