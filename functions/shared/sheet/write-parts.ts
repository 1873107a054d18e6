import type { ZipPiece } from '../zip/zip-pieces.ts';
import { escapeText } from './escape-text.ts';
import type { Workbook, WrittenSheet } from './sheet.ts';
import { stylesXml } from './styles.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const relations = `${office}/officeDocument/2006/relationships`;
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet for the table of contents. */
interface ListedSheet extends WrittenSheet {
  lastColumn: string;
}

export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** What stands before the sheets. The first parts tell programs what the archive is. */
export function partsBefore({ title, author, writtenAt }: Workbook): ZipPiece[] {
  const at = `<dcterms:created xsi:type="dcterms:W3CDTF">${writtenAt.toISOString()}</dcterms:created>`;
  return [
    ...part(
      '_rels/.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    ...part(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(author)}</dc:creator>${at}${at.replaceAll('created', 'modified')}</cp:coreProperties>`,
    ),
    { path: 'xl/styles.xml' },
    Buffer.from(stylesXml),
  ];
}

/** What stands after the sheets, because only then it is known how many there are. */
export function partsAfter(sheets: readonly ListedSheet[]): ZipPiece[] {
  const each = (write: (sheet: ListedSheet, number: number) => string) =>
    sheets.map((sheet, index) => write(sheet, index + 1)).join('');
  return [
    ...part(
      'xl/workbook.xml',
      `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${each(({ name }, number) => `<sheet name="${escapeText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets><definedNames>${each(definedNames)}</definedNames></workbook>`,
    ),
    ...part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${office}/package/2006/relationships">${each((_sheet, number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    ...part(
      '[Content_Types].xml',
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${each((_sheet, number) => `<Override PartName="/${sheetPath(number)}" ContentType="${types}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ),
  ];
}

function part(path: string, xml: string): ZipPiece[] {
  return [{ path }, Buffer.from(declaration + xml)];
}

/** Spreadsheets keep the cells of a filter, and the rows that each printed page repeats, as names. */
function definedNames({ name, rows, lastColumn }: ListedSheet, number: number): string {
  const quoted = `'${escapeText(name).replaceAll("'", "''")}'`;
  const named = (what: string, hidden: string, value: string) =>
    `<definedName name="_xlnm.${what}" localSheetId="${number - 1}"${hidden}>${quoted}!${value}</definedName>`;
  return (
    named('_FilterDatabase', ' hidden="1"', `$A$1:$${lastColumn}$${rows + 1}`) +
    named('Print_Titles', '', '$1:$1')
  );
}
