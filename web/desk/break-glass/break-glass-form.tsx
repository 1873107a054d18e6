import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type SubmitEvent, useRef, useState } from 'react';
import { isWithin } from '../../../schemas/access.ts';
import { type BreakGlassRequest, breakGlass, breakGlassPurposes } from '../../../schemas/break-glass.ts';
import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { useRegion } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { type Reason, ReasonFields } from '../shell/reason-fields.tsx';
import { clockText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { RegionChoice } from './region-choice.tsx';

const province = '41';
const shortest = 4;

/** Asks for a look outside: where, what for, and why. It begins, and is reported, as soon as it is sent. */
export function BreakGlassForm({ asked, me }: { asked: string | undefined; me: Me }) {
  const words = useWords();
  const client = useQueryClient();
  const [region, setRegion] = useState(asked ?? province);
  const [value, setValue] = useState<Reason<BreakGlassRequest['purpose']>>({
    purpose: undefined,
    reason: '',
  });
  const [isTried, setIsTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (body: BreakGlassRequest) =>
      request({
        path: '/v1/break-glass',
        answer: breakGlass,
        send: { method: 'POST', body, key: key.current },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const name = useRegion(data?.region).data?.region.name;
  const widest = me.region.code.length;
  const isOwn = isWithin(region, me.region.code);
  const reason = value.reason.trim();
  const wrong = {
    purpose: value.purpose === undefined ? words.case.purposeMissing : undefined,
    reason: reason.length < shortest ? words.case.reasonShort : undefined,
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (region.length < widest || isOwn || value.purpose === undefined || wrong.reason !== undefined) return;
    mutate({ region, purpose: value.purpose, reason });
  };
  const change = (then: () => void) => {
    // Another wording is another request.
    key.current = crypto.randomUUID();
    then();
  };
  return (
    <form className="form" onSubmit={send}>
      <fieldset className="form-row">
        <legend>{words.breakGlass.region}</legend>
        <RegionChoice value={region} widest={widest} choose={(code) => change(() => setRegion(code))} />
        {isOwn && region.length >= widest && <p className="form-wrong">{words.breakGlass.own}</p>}
      </fieldset>
      <ReasonFields
        purposes={breakGlassPurposes}
        names={words.codes.breakGlassPurpose}
        words={words.case}
        value={value}
        wrong={isTried ? wrong : {}}
        change={(next) => change(() => setValue(next))}
      />
      {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      {data !== undefined && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={words.breakGlass.started(name ?? data.region, clockText(data.endsAt))}
          action={<a href={hashOf({ screen: 'overview', region: data.region })}>{words.breakGlass.go}</a>}
        />
      )}
      <p>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {words.breakGlass.start}
        </Button>
      </p>
    </form>
  );
}
