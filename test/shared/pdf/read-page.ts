import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page as it is read: how many there are, what it says of itself, and its texts where they stand, in points from the upper left. */
export interface ReadPage {
  pages: number;
  info: Record<string, unknown>;
  texts: PlacedText[];
}

export interface PlacedText {
  text: string;
  left: number;
  right: number;
  baseline: number;
}

const open = (file: Buffer) => getDocument({ data: new Uint8Array(file), verbosity: 0 });

export async function readPage(file: Buffer): Promise<ReadPage> {
  const loading = open(file);
  const document = await loading.promise;
  const page = await document.getPage(1);
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , left = 0, up = 0] = item.transform as number[];
    return [{ text: item.str, left, right: left + item.width, baseline: height - up }];
  });
  const { info } = await document.getMetadata();
  const read = { pages: document.numPages, info: info as Record<string, unknown>, texts };
  await loading.destroy();
  return read;
}

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and opacity of each point, line by line. */
  data: Uint8ClampedArray;
}

/** Of a canvas what is used here: the types of a browser's are not at hand. */
interface Canvas {
  getContext(kind: '2d'): {
    getImageData(left: number, top: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

/** The page as a picture, `scale` points of it to one of paper. */
export async function renderPage(file: Buffer, scale: number): Promise<Picture> {
  const loading = open(file);
  const document = await loading.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  const factory = document.canvasFactory as { create(width: number, height: number): { canvas: Canvas } };
  const { canvas } = factory.create(width, height);
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  await loading.destroy();
  return { width, height, data };
}
