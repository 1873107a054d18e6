import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { type SubmitEvent, useRef, useState } from 'react';
import { type CapacityRequest, capacity } from '../../../schemas/capacity.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  region: string;
  before: CapacityRequest | undefined;
}

/** Two numbers; what was entered last is what counts. */
export function CapacityForm({ region, before }: Given) {
  const words = useWords();
  const client = useQueryClient();
  const [places, setPlaces] = useState(before?.quarantinePlaces ?? null);
  const [tests, setTests] = useState(before?.testsADay ?? null);
  const key = useRef(crypto.randomUUID());
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (body: CapacityRequest) =>
      request({
        path: `/v1/capacities/${region}`,
        answer: capacity,
        send: { method: 'PUT', body, key: key.current },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['forecast'] }),
  });
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (places !== null && tests !== null) mutate({ quarantinePlaces: places, testsADay: tests });
  };
  const changed = (set: (value: number | null) => void) => (value: number | null) => {
    key.current = crypto.randomUUID();
    set(value);
  };
  return (
    <form className="form" onSubmit={save}>
      <div className="form-row">
        <label htmlFor="places">{words.capacity.places}</label>
        <InputNumber
          id="places"
          min={0}
          max={1_000_000}
          precision={0}
          value={places}
          onChange={changed(setPlaces)}
        />
      </div>
      <div className="form-row">
        <label htmlFor="tests">{words.capacity.tests}</label>
        <InputNumber
          id="tests"
          min={0}
          max={10_000_000}
          precision={0}
          value={tests}
          onChange={changed(setTests)}
        />
      </div>
      {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      {isSuccess && <Alert type="success" showIcon role="status" title={words.capacity.saved} />}
      <p>
        <Button
          type="primary"
          htmlType="submit"
          loading={isPending}
          disabled={places === null || tests === null}
        >
          {words.capacity.save}
        </Button>
      </p>
    </form>
  );
}
