import { Button } from 'antd';
import { isWithin } from '../../../schemas/access.ts';
import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  error: unknown;
  region: string;
  me: Me;
  /** Whether a break-glass would open it. */
  mayAsk?: boolean;
}

/** What the system will not show: why, the way home, and the way to look outside one's area for a purpose (D8). */
export function NotShown({ error, region, me, mayAsk = true }: Given) {
  const words = useWords();
  const isOutside = !isWithin(region, me.region.code);
  return (
    <section className="not-shown">
      <h2>{isOutside ? words.problem.refusedTitle : words.problem.notFoundTitle}</h2>
      <p>{sentenceOf(error, words)}</p>
      <p className="not-shown-ways">
        <Button href={hashOf({ screen: 'home' })}>{words.problem.home}</Button>
        {mayAsk && isOutside && me.role !== 'township' && (
          <Button type="link" href={hashOf({ screen: 'break-glass', region })}>
            {words.problem.askOutside}
          </Button>
        )}
      </p>
    </section>
  );
}
