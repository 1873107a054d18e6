import { Breadcrumb } from 'antd';
import { isWithin } from '../../../schemas/access.ts';
import { pathOf } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { hashOf } from '../address.ts';
import { dayText } from '../words/day-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';

/**
 * The ways back from a case that was opened by its own address: to the list of its place on its day, and to those above it as far as
 * they are one's own.
 */
export function CasePath({ shown, me }: { shown: CaseDetail; me: Me }) {
  const words = useWords();
  const language = useLanguage();
  const date = shanghaiDate(new Date(shown.expectedArrivalAt));
  const names = shown.placePath.split('/');
  const lists = pathOf(shown.place).map((code, index) => {
    const name = names[index] ?? code;
    const isPlace = code === shown.place;
    const list = hashOf({ screen: 'list', region: code, range: { from: date, to: date }, filters: {} });
    const said = isPlace ? words.case.listOf(name, dayText(date, language)) : name;
    const isLink = isPlace || isWithin(code, me.region.code);
    return { key: code, title: isLink ? <a href={list}>{said}</a> : name };
  });
  return (
    <nav aria-label={words.case.path} className="case-path">
      <Breadcrumb items={[...lists, { key: shown.id, title: words.case.title }]} />
    </nav>
  );
}
