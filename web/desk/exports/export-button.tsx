import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { exported } from '../../../schemas/export.ts';
import { type Filters, hashOf, type Range } from '../address.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  region: string;
  range: Range;
  filters: Filters;
}

/** Has the list that is shown written into a file; where it is fetched is said at once. */
export function ExportButton({ region, range, filters }: Given) {
  const words = useWords();
  const client = useQueryClient();
  const declarations = { region, ...range, ...filters };
  const asked = JSON.stringify(declarations);
  const key = useRef({ of: '', key: '' });
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: (sent: { body: unknown; key: string; asked: string }) =>
      request({
        path: '/v1/exports',
        answer: exported,
        send: { method: 'POST', body: sent.body, key: sent.key },
      }),
    onSuccess: () => {
      // The next click is another export.
      key.current = { of: '', key: '' };
      return client.invalidateQueries({ queryKey: ['exports'] });
    },
  });
  const send = () => {
    if (key.current.of !== asked) key.current = { of: asked, key: crypto.randomUUID() };
    mutate({ body: { declarations }, key: key.current.key, asked });
  };
  // What was said of another list says nothing of this one.
  const isThis = variables?.asked === asked;
  return (
    <div className="export-button">
      <Button loading={isPending} onClick={send}>
        {words.exports.button}
      </Button>
      {isThis && error !== null && (
        <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />
      )}
      {isThis && data !== undefined && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={words.exports.started}
          action={<a href={hashOf({ screen: 'exports' })}>{words.exports.see}</a>}
        />
      )}
    </div>
  );
}
