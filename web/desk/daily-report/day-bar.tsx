import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { addDays, isRealDate } from '../../../schemas/shanghai-day.ts';
import { go, hashOf } from '../address.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  region: string;
  day: string;
  today: string;
}

/** One day: the one before and the one after by one click, any other by its date. A day is reported when it has ended. */
export function DayBar({ region, day, today }: Given) {
  const words = useWords().reports;
  const yesterday = addDays(today, -1);
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const hashFor = (of: string) => hashOf({ screen: 'reports', region, day: of });
  const type = (of: string) => {
    setTyped(of);
    if (isRealDate(of)) go({ screen: 'reports', region, day: of });
  };
  return (
    <fieldset className="range-bar">
      <legend className="visually-hidden">{words.days}</legend>
      <Button href={hashFor(addDays(day, -1))}>{words.before}</Button>
      <label>
        <span className="visually-hidden">{words.day}</span>
        <input type="date" value={typed} max={yesterday} onChange={(event) => type(event.target.value)} />
      </label>
      <Button disabled={day >= yesterday} {...(day < yesterday && { href: hashFor(addDays(day, 1)) })}>
        {words.after}
      </Button>
      <Button disabled={day === yesterday} {...(day !== yesterday && { href: hashFor(yesterday) })}>
        {words.yesterday}
      </Button>
    </fieldset>
  );
}
