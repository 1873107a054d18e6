import type { CellKind } from './sheet.ts';

/** Where the style of a kind of cell stands in `cellXfs` below; a heading stands as its numbers or texts do. */
export const styleOf: Record<CellKind | 'heading' | 'headingOfNumbers', number> = {
  heading: 1,
  headingOfNumbers: 2,
  text: 3,
  whole: 4,
  decimal: 5,
  day: 6,
  instant: 7,
};

const plain = 'fontId="0" fillId="0" borderId="0" xfId="0"';
const strong = 'fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"';
const heading = (side: string): string =>
  `<xf numFmtId="49" ${strong} applyNumberFormat="1" applyAlignment="1"><alignment horizontal="${side}" vertical="center"/></xf>`;
const numbers = (format: number): string => `<xf numFmtId="${format}" ${plain} applyNumberFormat="1"/>`;
const texts = (format: number): string =>
  `<xf numFmtId="${format}" ${plain} applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf>`;

/** By numbers of formats: 49 is text, 3 and 4 have a comma at each thousand; from 164 on they are ours. */
const cellFormats = [
  `<xf numFmtId="0" ${plain}/>`,
  ...[heading('left'), heading('right'), texts(49), numbers(3), numbers(4), texts(164), texts(165)],
];

/** `xl/styles.xml`: the head in the accent of the desk (web/tokens.css), each kind of cell with its format. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font><font><b/><sz val="11"/><color rgb="FF084657"/><name val="等线"/><family val="2"/><charset val="134"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCEEF3"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF0B5A70"/></bottom><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
].join('')}</styleSheet>`;
