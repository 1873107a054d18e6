import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { drawFigures } from './draw-figures.ts';
import { drawFoot } from './draw-foot.ts';
import { drawHead } from './draw-head.ts';
import { drawNotes, heightOfNotes } from './draw-notes.ts';
import { drawTable } from './draw-table.ts';
import { drawTrend } from './draw-trend.ts';
import { bottom, gap } from './look.ts';
import type { OnePage } from './one-page.ts';
import type { Page } from './place-text.ts';
import { readFonts } from './read-fonts.ts';
import { words } from './words.ts';

/**
 * Writes a page of A4 as PDF: what somebody in charge sees at a glance (requirements E4). All that is on it are letters and shapes,
 * sharp on paper. The same page gives the same bytes, in any process.
 */
export async function writeOnePage(content: OnePage): Promise<Buffer> {
  const page = openPage(content);
  const done = buffer(page);
  const { figures, trend, table, notes } = content;
  const afterTrend = drawTrend(page, drawFigures(page, drawHead(page, content), figures), trend);
  const end = bottom - gap / 2;
  drawTable(page, table, {
    y: afterTrend,
    end: end - heightOfNotes(page, notes),
    ...words[content.language],
  });
  drawNotes(page, end, notes);
  drawFoot(page, content);
  page.end();
  return done;
}

function openPage({ title, subtitles, language, foot }: OnePage): Page {
  const { regular, bold } = readFonts();
  const { author } = words[language];
  const page = new PDFDocument({
    size: 'A4',
    margin: 0,
    // Without it the standard font is looked for in files that a bundle does not have.
    font: '',
    lang: { zh: 'zh-CN', en: 'en' }[language],
    displayTitle: true,
    info: {
      Title: [title, ...subtitles.slice(0, 1)].join(' '),
      Author: author,
      Creator: author,
      CreationDate: new Date(foot.writtenAt),
      ModDate: new Date(foot.writtenAt),
    },
  });
  // A font that is opened anew keeps nothing of the pages before: what it remembers would change the bytes of this one.
  return page.registerFont('regular', regular).registerFont('bold', bold);
}
