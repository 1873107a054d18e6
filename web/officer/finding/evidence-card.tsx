import { type FeedKind, feedKinds } from '../../../schemas/feed-kind.ts';
import type { Finding, FindingEvidence } from '../../../schemas/finding.ts';
import { restsOnAreas } from '../../../schemas/finding-rule.ts';
import { now } from '../../staff/server-time.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { type Told, ToldValue, toldName } from './told-value.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** A result or a colour before when and where. */
function fieldsOf({ told }: FindingEvidence, kind: FeedKind | undefined): Told[] {
  const isCode = (field: string) => kind?.columns.find((one) => one.field === field)?.cell === 'code';
  return Object.entries(told)
    .map(([field, value]) => ({ field, value, kind }))
    .sort((one, other) => Number(isCode(other.field)) - Number(isCode(one.field)));
}

function Field({ told }: { told: Told }) {
  const findingWords = useFindingWords();
  const chosen = useCell(language);
  return (
    <div>
      <dt class="soft small">{toldName(told, findingWords, chosen)}</dt>
      <dd class="figures">
        <ToldValue told={told} />
      </dd>
    </div>
  );
}

/** From which line of which file it was read. */
function Source({ one: { receivedAt, line } }: { one: FindingEvidence }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const received = receivedAt && instantWords(new Date(receivedAt), now(), words);
  return <p class="soft small figures">{findingWords.from(received, line)}</p>;
}

interface OneProps {
  one: FindingEvidence;
  /** What the system judged it by when no feed says it. */
  judged: string;
}

function One({ one, judged }: OneProps) {
  const words = useWords();
  const chosen = useCell(language);
  const kind = feedKinds.find(({ id }) => id === one.feed);
  return (
    <li class="evidence">
      <p>
        <strong>{kind?.names[chosen] ?? judged} </strong>
        <span class="figures">{instantWords(new Date(one.at), now(), words)}</span>
      </p>
      <dl class="facts">
        {fieldsOf(one, kind).map((told) => (
          <Field key={told.field} told={told} />
        ))}
      </dl>
      {one.feed !== undefined && <Source one={one} />}
    </li>
  );
}

/** What a finding rests on, in plain words: which feed said what, when, and in which line of which file (requirements D4, D7). */
export function EvidenceCard({ detail: { evidence, published } }: { detail: Finding }) {
  const findingWords = useFindingWords();
  const judged = restsOnAreas(published) ? findingWords.ofRiskAreas : findingWords.ofSystem;
  return (
    <section class="card" aria-labelledby="finding-evidence">
      <h2 id="finding-evidence" class="card-title">
        {findingWords.evidence}
      </h2>
      <ol>
        {[...evidence]
          .sort((one, other) => other.at.localeCompare(one.at))
          .map((one) => (
            <One key={one.ref} one={one} judged={judged} />
          ))}
      </ol>
    </section>
  );
}
