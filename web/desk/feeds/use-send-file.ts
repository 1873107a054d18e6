import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { feedUpload } from '../../../schemas/feed-run.ts';
import { request } from '../api/request.ts';
import { putFile } from './put-file.ts';

interface Asked {
  kind: FeedKind;
  file: File;
}

/** Sends a file into the bucket, and tells how many of its bytes have gone; tried again, it is the same one. */
export function useSendFile(sent: (asked: Asked) => void) {
  const client = useQueryClient();
  const key = useRef({ of: undefined as File | undefined, kind: '', value: '' });
  const [gone, setGone] = useState(0);
  const sending = useMutation({
    mutationFn: async ({ kind, file }: Asked) => {
      if (key.current.of !== file || key.current.kind !== kind.id)
        key.current = { of: file, kind: kind.id, value: crypto.randomUUID() };
      setGone(0);
      const { url } = await request({
        path: `/v1/feeds/${kind.id}/uploads`,
        answer: feedUpload,
        send: { method: 'POST', body: { name: file.name }, key: key.current.value },
      });
      await putFile(url, file, setGone);
    },
    onSuccess: (_done, asked) => {
      // The same file sent once more on purpose is another one.
      key.current = { of: undefined, kind: '', value: '' };
      sent(asked);
      void client.invalidateQueries({ queryKey: ['feed-runs'] });
    },
  });
  return { ...sending, gone };
}
