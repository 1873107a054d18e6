import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { feedFileTaken } from '../../../schemas/feed-run.ts';
import { request } from '../api/request.ts';

const pieceBytes = 32_768;

interface Asked {
  kind: FeedKind;
  file: File;
}

/** Sends a file; tried again, it is the same one. */
export function useSendFile(sent: (asked: Asked) => void) {
  const client = useQueryClient();
  const key = useRef({ of: undefined as File | undefined, kind: '', value: '' });
  const sending = useMutation({
    mutationFn: async ({ kind, file }: Asked) => {
      if (key.current.of !== file || key.current.kind !== kind.id)
        key.current = { of: file, kind: kind.id, value: crypto.randomUUID() };
      const body = { name: file.name, content: base64Of(await file.arrayBuffer()) };
      await request({
        path: `/v1/feeds/${kind.id}/files`,
        answer: feedFileTaken,
        send: { method: 'POST', body, key: key.current.value },
      });
    },
    onSuccess: (_done, asked) => {
      // The same file sent once more on purpose is another one.
      key.current = { of: undefined, kind: '', value: '' };
      sent(asked);
      void client.invalidateQueries({ queryKey: ['feed-runs'] });
    },
  });
  return sending;
}

/** Piece by piece: a call takes so many arguments only. */
function base64Of(bytes: ArrayBuffer): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.byteLength; from += pieceBytes)
    pieces.push(String.fromCharCode(...new Uint8Array(bytes.slice(from, from + pieceBytes))));
  return btoa(pieces.join(''));
}
