import { join } from 'node:path';

/** The file with an object's content, as fauxqs 2.4 lays out its storage folder. */
export function contentFile(folder: string, bucket: string, key: string): string {
  const path = key.replace(/[<>:"|?*\\%\u0000-\u001f]/g, escaped);
  return join(folder, 'buckets', bucket, 'objects', `${path}.data`);
}

/** The folder of an upload in parts: `.upload.json`, and `parts/<number>.data` with `parts/<number>.meta.json`. */
export function uploadFolder(folder: string, uploadId: string): string {
  return join(folder, '_multipart', uploadId);
}

/** Objects are files here: a key that would lead elsewhere, or to another key's file, has no place. */
export function isStorable(key: string): boolean {
  const segments = key.split('/');
  return segments.every((segment, at) => {
    const isLast = at === segments.length - 1;
    return segment !== '.' && segment !== '..' && (segment !== '' || isLast);
  });
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
