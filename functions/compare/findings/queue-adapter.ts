import { readFindingId } from '../../../schemas/finding.ts';
import { systemClock } from '../../shared/clock.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { log } from '../../shared/log.ts';
import { openQueue, sendAll } from '../../shared/queue/queue.ts';
import { openNotifyQueue } from '../../shared/queue/send-notification.ts';
import { forgetStranger, markCompared } from '../../shared/table/compared-store.ts';
import { findDeclaration } from '../../shared/table/declaration-store.ts';
import { keepFact } from '../../shared/table/fact-store.ts';
import { findFinding } from '../../shared/table/finding-store.ts';
import { openSources } from '../../shared/table/open-sources.ts';
import { findRegionsOf } from '../../shared/table/region-store.ts';
import { openEquipmentJudging } from '../equipment/equipment-adapter.ts';
import { judgeEquipment } from '../equipment/judge-equipment.ts';
import { adoptStranger } from './adopt-stranger.ts';
import type { JudgeMessage } from './judge-message.ts';
import { judgeSubject } from './judge-subject.ts';
import { keepStranger, openJudging, retentionOf } from './judging-adapter.ts';
import { remindOfFindings } from './remind-of-findings.ts';
import { countiesOf, openFindingsAbove, openFindingsAt, openFindingsOf, openSweep } from './sweep-adapter.ts';
import { sweepCounty } from './sweep-county.ts';

const province = '41';

type Declared = Extract<JudgeMessage, { kind: 'declared' }>;

/** What is done for a message of the queue of judgements, from the settings of the function. */
export function openJudgements(): (message: JudgeMessage) => Promise<void> {
  const settings = readEnvironment('JUDGE_QUEUE_URL', 'NOTIFY_QUEUE_URL');
  const sources = openSources();
  const queue = openQueue(settings.JUDGE_QUEUE_URL);
  const notify = openNotifyQueue(settings.NOTIFY_QUEUE_URL);
  const judging = openJudging(sources, notify);
  const sweep = openSweep(sources, queue);
  const adopt = ({ finding: findingId, id }: Declared) =>
    adoptStranger({
      finding: () => findFinding(sources, readFindingId(findingId)),
      declaration: () => findDeclaration(sources, id),
      note: async (about, evidence) => {
        const of = { id: about.id, retentionDate: retentionOf(sources, about) };
        for (const { feed, run, line = 0, receivedAt, at, told } of evidence)
          if (feed !== undefined && run !== undefined)
            await keepFact(sources, of, { kind: feed, at, receivedAt: receivedAt ?? at, run, line, told });
        await markCompared(sources, about.id);
      },
      keep: (closed) => keepStranger(sources, closed),
      forget: () => forgetStranger(sources, findingId),
      judge: (declaration) => judgeSubject(judging, declaration),
      clock: systemClock,
    });
  return async (message) => {
    switch (message.kind) {
      case 'case':
        return judgeSubject(judging, message.id);
      case 'declared': {
        const isSame = await adopt(message);
        log.info('stranger-declared', { id: message.finding, isSame });
        return;
      }
      case 'equipment':
        return judgeEquipment(await openEquipmentJudging(sources, notify), message.community);
      case 'county': {
        const asked = { county: message.county, now: systemClock() };
        const judged = await sweepCounty(sweep, asked);
        await remindOfFindings(
          { open: (county) => openFindingsOf(sources, county), notify },
          { place: message.county, now: asked.now },
        );
        log.info('county-swept', { id: message.county, judged });
        return;
      }
      case 'city':
        await remindOfFindings(
          { open: (city) => openFindingsAbove(sources, city), notify },
          { place: message.city, now: systemClock() },
        );
        return;
      case 'province':
        for (const { code } of await findRegionsOf(sources, province))
          await sendAll(queue, [{ kind: 'city', city: code } satisfies JudgeMessage]);
        for await (const county of countiesOf(sources, province))
          await sendAll(queue, [{ kind: 'county', county } satisfies JudgeMessage]);
        await remindOfFindings(
          { open: (place) => openFindingsAt(sources, place), notify },
          { place: province, now: systemClock() },
        );
    }
  };
}
