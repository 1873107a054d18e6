/** A spreadsheet shows so many characters of a cell; a file with more is reported as damaged. */
const mostCharacters = 32_767;

/** What can't stand in a cell as it is, or would lose its blanks: most texts hold nothing of it. */
const delicate = /[&<>_\u0000-\u001F\uFFFE\uFFFF]|^\s|\s$|\s\s/;

/**
 * The `<t>` of a text (ISO/IEC 29500-1, 18.4.12). Characters that XML forbids, and the carriage return, which it would change, are
 * written `_xHHHH_` as spreadsheets do (22.9.2.19); half a surrogate pair becomes U+FFFD when it is encoded.
 */
export function textElement(text: string): string {
  const kept = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return delicate.test(kept) ? `<t xml:space="preserve">${escapeText(kept)}</t>` : `<t>${kept}</t>`;
}

/** A text between tags or, when it holds no control characters, in an attribute. */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, codeOf);
}

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
