import type { PersonKeys } from '../../shared/people/person-keys.ts';
import type { Trace } from '../chunk-rows.ts';
import type { CompiledColumn, CompiledFeed } from './compile-columns.ts';
import { mixNumber } from './mix.ts';
import type { RowValues } from './read-cells.ts';
import { documentForm } from './read-document.ts';

const [seedHigh, seedLow, seedFacts] = [0x9e37_79b9, 0x7f4a_7c15, 0x2545_f491];

/**
 * Sets what a row leaves of itself. Its key: the document's, which was just made, or without a valid one whatever is written as document,
 * name and phone; and the columns of the key. Its facts: all other columns but name and phone, which say who, not what.
 */
export function mixTrace(trace: Trace, feed: CompiledFeed, row: RowValues, keys: PersonKeys): void {
  const byDocument = row.form === documentForm.valid;
  let [high, low, facts] = byDocument ? [keys.high, keys.low, seedFacts] : [seedHigh, seedLow, seedFacts];
  for (let place = 0; place < feed.columns.length; place += 1) {
    const { role } = feed.columns[place] as CompiledColumn;
    const value = row.numbers[place] as number;
    if (role === 'fact') facts = mixNumber(facts, value);
    else if (role === 'key' || !byDocument) {
      high = mixNumber(high, value);
      low = mixNumber(low, value + place + 1);
    }
  }
  trace.high = high >>> 0;
  trace.low = low >>> 0;
  trace.facts = facts >>> 0;
}
