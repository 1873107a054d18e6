import type { CaseDetail } from '../../../schemas/worklist.ts';
import { type AskedAgain, answersTo } from '../../staff/answers-to.ts';
import type { Words } from '../words/zh.ts';
import type { Fact } from './fact-list.tsx';

/** What was answered on arrival and on the form; the name of each says which. */
export function toldFacts<Asked extends keyof AskedAgain>(
  asked: Asked,
  { detail, words }: { detail: CaseDetail; words: Words },
  say: (answer: AskedAgain[Asked]) => Omit<Fact, 'name'>,
): Fact[] {
  const { [asked]: name, toldOn } = words.case;
  return answersTo(asked, detail).map(({ answer, on }) => ({
    name: on === undefined ? name : toldOn[on](name),
    ...say(answer),
  }));
}
