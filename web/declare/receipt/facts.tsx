import { testResult } from '../../../schemas/codes.ts';
import type { Receipt } from '../../../schemas/receipt.ts';
import { Icon } from '../../look/icon.tsx';
import { spokenPath } from '../community/place.ts';
import { measureNames, testNames, transportNames } from '../words/choices.ts';
import { dayInWords, instantInWords } from '../words/dates.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import type { KeptReceipt } from './kept-receipts.ts';

function Fact({ name, value }: { name: string; value: string }) {
  if (value === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Who, when and how, as declared. */
export function Facts({ kept, fresh }: { kept: KeptReceipt; fresh: Receipt | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const said = (at: string | undefined): string =>
    at === undefined ? '' : instantInWords(new Date(at), language);
  const transport = fresh === undefined ? '' : transportNames[fresh.trip.journey.transport][language];
  return (
    <dl class="facts">
      <Fact name={words.receipt.traveller} value={kept.name} />
      <Fact name={words.receipt.arrival} value={said(kept.expectedArrivalAt)} />
      <Fact name={words.receipt.arrived} value={said(kept.seen?.arrivedAt)} />
      <Fact name={words.summary.transport} value={transport} />
      <Fact name={words.summary.address} value={fresh?.trip.destination.address ?? ''} />
      <Fact name={words.receipt.submitted} value={said(kept.submittedAt)} />
      <Fact name={words.receipt.number} value={kept.id} />
    </dl>
  );
}

/** The community that looks after it, with its official number to call. */
export function Community({ kept }: { kept: KeptReceipt }) {
  const words = useWords().receipt;
  const phone = kept.seen?.officerPhone;
  const names = spokenPath(kept.communityPath).split(' › ');
  return (
    <section class="card stack">
      <h2>{words.community}</h2>
      <div class="chosen">
        <Icon name="pin" />
        <p>
          <strong>{names.at(-1)}</strong>
          <small class="soft">{names.slice(0, -1).join(' › ')}</small>
        </p>
      </div>
      {phone === undefined ? (
        <p class="small soft">{kept.seen === undefined ? '' : words.noPhone}</p>
      ) : (
        <a class="button button-wide" href={`tel:${phone}`}>
          <Icon name="phone" size={20} />
          {words.call} <span class="nowrap">{phone}</span>
        </a>
      )}
    </section>
  );
}

/** By which documents the areas that a measure rested on are off the list; each once. */
function documentsOf({ ended }: NonNullable<Receipt['measures']>[number]): string[] {
  return [...new Set(ended?.areas.map(({ documentNumber }) => documentNumber))];
}

/** The measures with the rule that they rest on, and the tests (requirements C7, C8). */
export function Measures({ kept }: { kept: KeptReceipt }) {
  const words = useWords().receipt;
  const language = useLanguage();
  const { measures = [], tests = [] } = kept.seen ?? {};
  if (measures.length === 0 && tests.length === 0) return null;
  const comma = language === 'zh' ? '、' : ', ';
  return (
    <section class="card stack">
      {measures.length > 0 && <h2>{words.measures}</h2>}
      {measures.map((each, index) => (
        <div key={`${index}${each.startDate}`}>
          <p>
            <strong>{measureNames[each.measure][language]}</strong>{' '}
            {each.ended === undefined
              ? words.measureUntil(dayInWords(each.endDate, language))
              : words.measureEnded(dayInWords(each.ended.date, language))}
          </p>
          {documentsOf(each).map((documentNumber) => (
            <p key={documentNumber} class="small">
              {words.measureDelisted(documentNumber)}
            </p>
          ))}
          <p class="small soft">{words.measureBy(each.documentNumber)}</p>
          {each.ended === undefined && each.testDates.length > 0 && (
            <p class="small">
              {words.measureTests(each.testDates.map((day) => dayInWords(day, language)).join(comma))}
            </p>
          )}
        </div>
      ))}
      {tests.length > 0 && <h2>{words.tests}</h2>}
      {tests.map(({ sampledAt, result }) => {
        const known = testResult.safeParse(result).data;
        return (
          <p key={sampledAt}>
            {instantInWords(new Date(sampledAt), language)}{' '}
            <strong>{known === undefined ? result : testNames[known][language]}</strong>
          </p>
        );
      })}
    </section>
  );
}

/** The messages that were sent, so that nobody wonders whether they arrived. */
export function Messages({ kept }: { kept: KeptReceipt }) {
  const words = useWords().receipt;
  const language = useLanguage();
  const messages = kept.seen?.messages ?? [];
  if (messages.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{words.messages}</h2>
      {messages.map(({ at, content }) => (
        <div key={at}>
          <p>
            <strong>{content.kind === 'delayed' ? words.delayed : words.notComing}</strong>
            {content.kind === 'delayed' &&
              ` · ${instantInWords(new Date(content.newExpectedArrivalAt), language)}`}
          </p>
          {content.note !== undefined && <p class="small">{content.note}</p>}
          <p class="small soft">{instantInWords(new Date(at), language)}</p>
        </div>
      ))}
    </section>
  );
}
