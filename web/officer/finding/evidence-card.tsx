import type { Language } from '../../../schemas/codes.ts';
import { type FeedKind, feedKinds } from '../../../schemas/feed-kind.ts';
import type { Finding, FindingEvidence } from '../../../schemas/finding.ts';
import { now } from '../../staff/server-time.ts';
import { codeName, columnName } from '../../staff/spelling.ts';
import { RegionName } from '../case/region-name.tsx';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { useFindingWords } from './words/use-finding-words.ts';

interface Said {
  field: string;
  value: string;
  kind: FeedKind | undefined;
}

/** A result or a colour before when and where. */
function fieldsOf({ told }: FindingEvidence, kind: FeedKind | undefined): Said[] {
  const isCode = (field: string) => kind?.columns.find((one) => one.field === field)?.cell === 'code';
  return Object.entries(told)
    .map(([field, value]) => ({ field, value, kind }))
    .sort((one, other) => Number(isCode(other.field)) - Number(isCode(one.field)));
}

function useFieldName({ field, kind }: Said, chosen: Language): string {
  const { told } = useFindingWords();
  return told[field] ?? (kind === undefined ? field : columnName(kind, field, chosen));
}

function Value({ said: { field, value, kind }, chosen }: { said: Said; chosen: Language }) {
  const words = useWords();
  const column = kind?.columns.find((one) => one.field === field);
  if (column?.cell === 'code') return <strong>{codeName(column, value, chosen)}</strong>;
  if (column?.cell === 'region') return <RegionName code={value} />;
  return <>{/^\d{4}-\d{2}-\d{2}T/.test(value) ? instantWords(new Date(value), now(), words) : value}</>;
}

function Field({ said }: { said: Said }) {
  const chosen = useCell(language);
  return (
    <div>
      <dt class="soft small">{useFieldName(said, chosen)}</dt>
      <dd class="figures">
        <Value said={said} chosen={chosen} />
      </dd>
    </div>
  );
}

/** From which line of which file it was read, or that the records of the case say so. */
function Source({ one: { feed, receivedAt, line } }: { one: FindingEvidence }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const received = receivedAt && instantWords(new Date(receivedAt), now(), words);
  return (
    <p class="soft small figures">
      {feed === undefined ? findingWords.ofSystem : findingWords.from(received, line)}
    </p>
  );
}

function One({ one }: { one: FindingEvidence }) {
  const words = useWords();
  const chosen = useCell(language);
  const kind = feedKinds.find(({ id }) => id === one.feed);
  return (
    <li class="evidence">
      <p>
        {kind !== undefined && <strong>{kind.names[chosen]} </strong>}
        <span class="figures">{instantWords(new Date(one.at), now(), words)}</span>
      </p>
      <dl class="facts">
        {fieldsOf(one, kind).map((said) => (
          <Field key={said.field} said={said} />
        ))}
      </dl>
      <Source one={one} />
    </li>
  );
}

/** What a finding rests on, in plain words: which feed said what, when, and in which line of which file (requirements D4, D7). */
export function EvidenceCard({ detail: { evidence } }: { detail: Finding }) {
  const findingWords = useFindingWords();
  return (
    <section class="card" aria-labelledby="finding-evidence">
      <h2 id="finding-evidence" class="card-title">
        {findingWords.evidence}
      </h2>
      <ol class="evidence-list">
        {[...evidence]
          .sort((one, other) => other.at.localeCompare(one.at))
          .map((one) => (
            <One key={one.ref} one={one} />
          ))}
      </ol>
    </section>
  );
}
