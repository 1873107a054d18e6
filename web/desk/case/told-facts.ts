import type { ReactNode } from 'react';
import { type AskedAgain, answersTo } from '../../staff/answers-to.ts';
import type { Fact } from './facts.tsx';
import type { Said } from './registration-facts.tsx';

/** What was answered on arrival and on the form; the name of each says which. */
export function toldFacts<Asked extends keyof AskedAgain>(
  asked: Asked,
  { shown, words }: Said,
  say: (answer: AskedAgain[Asked]) => ReactNode,
): Fact[] {
  const { fields, toldOn } = words.case;
  const name = fields[asked];
  return answersTo(asked, shown).map(({ answer, on }) => [
    on === undefined ? name : toldOn[on](name),
    say(answer),
  ]);
}
