import { type FileManifest, fileManifest } from '../../../schemas/file-manifest.ts';

/** A manifest as the file that lies beside those it lists, by their names: the same files give the same bytes. */
export function writeManifest(manifest: FileManifest): Buffer {
  const { number, closedAt, files } = fileManifest.parse(manifest);
  const sorted = files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Buffer.from(`${JSON.stringify({ number, closedAt, files: sorted }, null, 2)}\n`);
}
