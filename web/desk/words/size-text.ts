const kilobyte = 1_024;
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** How large a file is, as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} B`;
  const kilobytes = bytes / kilobyte;
  return kilobytes < kilobyte
    ? `${tenths.format(kilobytes)} KB`
    : `${tenths.format(kilobytes / kilobyte)} MB`;
}
