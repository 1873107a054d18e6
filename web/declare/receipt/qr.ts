/** A QR code as the path of an SVG on a grid of `size` modules. The coder is loaded only when a receipt is shown. */
export interface Qr {
  size: number;
  path: string;
}

/** @throws when the coder can't be loaded (offline before it was ever cached). */
export async function qrOf(text: string): Promise<Qr> {
  const { create } = await import('qrcode/lib/core/qrcode.js');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const quiet = 2;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column) === 1) dark.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
  return { size: modules.size + 2 * quiet, path: dark.join('') };
}

/** What the code says: the page of the receipt by its opaque id. Without the secret or the phone it shows nothing. */
export function receiptAddress(id: string): string {
  return `${location.origin}/#/receipt/${id}`;
}
