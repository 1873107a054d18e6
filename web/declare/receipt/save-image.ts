import type { Qr } from './qr.ts';

/** What the picture of a receipt says, line by line. */
export interface ReceiptPicture {
  title: string;
  lines: string[];
  note: string;
  qr: Qr;
  fileName: string;
}

const width = 720;
const margin = 56;
const lineHeight = 52;

function wrapped(context: CanvasRenderingContext2D, text: string): string[] {
  const lines = [''];
  for (const character of text) {
    const last = lines.at(-1) ?? '';
    if (context.measureText(last + character).width <= width - 2 * margin)
      lines[lines.length - 1] = last + character;
    else lines.push(character);
  }
  return lines;
}

function draw(picture: ReceiptPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no pictures');
  const font = (size: number, weight = 400): string => `${weight} ${size}px system-ui, sans-serif`;
  context.font = font(30);
  const lines = picture.lines.flatMap((line) => wrapped(context, line));
  const qrSide = width - 2 * margin - 120;
  canvas.width = width;
  canvas.height = margin * 3 + 60 + qrSide + (lines.length + 1) * lineHeight;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#0b4a5c';
  context.font = font(40, 650);
  context.fillText(picture.title, margin, margin + 40);
  context.save();
  context.translate((width - qrSide) / 2, margin + 80);
  context.scale(qrSide / picture.qr.size, qrSide / picture.qr.size);
  context.fillStyle = '#000000';
  context.fill(new Path2D(picture.qr.path));
  context.restore();
  context.fillStyle = '#10222a';
  context.font = font(30);
  const top = margin * 2 + 100 + qrSide;
  for (const [index, line] of lines.entries()) context.fillText(line, margin, top + index * lineHeight);
  context.fillStyle = '#465a64';
  context.fillText(picture.note, margin, top + lines.length * lineHeight);
  return canvas;
}

/** Puts the receipt among the photos: shared where the phone can share pictures, else downloaded. */
export async function saveImage(picture: ReceiptPicture): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => {
    draw(picture).toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the picture could not be made');
  const file = new File([blob], picture.fileName, { type: 'image/png' });
  if (navigator.maxTouchPoints > 0 && 'canShare' in navigator && navigator.canShare({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined);
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = picture.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
