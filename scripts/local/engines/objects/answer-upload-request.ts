import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LoopbackResponse } from '../loopback-response.ts';
import { escapeXml, objectError } from './object-error.ts';
import { uploadFolder } from './object-files.ts';
import type { ObjectRequest } from './object-request.ts';

const upload = z.object({ bucket: z.string(), key: z.string() });
const part = z.object({ partNumber: z.number(), etag: z.string(), lastModified: z.string() });
type Part = z.infer<typeof part> & { readonly size: number };

const uploadIds = /^[0-9a-f-]{36}$/;
const mostParts = 10_000;
const usualPage = 1000;

/**
 * What the engine lacks of uploads in parts: it has no ListParts, and takes any upload's id under any key, whose permission was asked.
 * @returns undefined when the engine may answer
 */
export function answerUploadRequest(asked: ObjectRequest, folder: string): LoopbackResponse | undefined {
  const { query, request } = asked;
  const uploadId = query.get('uploadId');
  if (uploadId === null) return refusedStart(asked);
  if (!isUploadOf(asked, folder, uploadId)) return noSuchUpload();
  if (request.method === 'GET') return listParts(asked, partsOf(uploadFolder(folder, uploadId)));
  const number = Number(query.get('partNumber') ?? 1);
  if (request.method === 'PUT' && !(Number.isInteger(number) && number >= 1 && number <= mostParts))
    return objectError(
      400,
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  if (request.method === 'POST' && !Buffer.from(request.body).includes('<Part>'))
    return objectError(400, 'MalformedXML', 'The XML you provided was not well-formed');
  return undefined;
}

/** A lock asked for at the start would have to wait for the end: none is kept so long here. */
function refusedStart({ query, request }: ObjectRequest): LoopbackResponse | undefined {
  if (request.method !== 'POST' || !query.has('uploads')) return undefined;
  const locked = Object.keys(request.headers).some((name) => name.startsWith('x-amz-object-lock-'));
  return locked
    ? objectError(501, 'NotImplemented', 'An upload in parts takes its lock from the bucket here')
    : undefined;
}

function isUploadOf({ bucket, key }: ObjectRequest, folder: string, uploadId: string): boolean {
  if (!uploadIds.test(uploadId)) return false;
  const kept = readJson(join(uploadFolder(folder, uploadId), '.upload.json'));
  if (kept === undefined) return false;
  const started = upload.parse(kept);
  return started.bucket === bucket && started.key === key;
}

function partsOf(folder: string): readonly Part[] {
  const parts = join(folder, 'parts');
  return readdirSync(parts)
    .filter((name) => name.endsWith('.meta.json'))
    .map((name) => part.parse(readJson(join(parts, name))))
    .map((one) => ({ ...one, size: statSync(join(parts, `${one.partNumber}.data`)).size }))
    .sort((left, right) => left.partNumber - right.partNumber);
}

function listParts({ bucket, key, query }: ObjectRequest, all: readonly Part[]): LoopbackResponse {
  const after = Number(query.get('part-number-marker') ?? 0);
  const most = Math.min(Number(query.get('max-parts') ?? usualPage), usualPage);
  const rest = all.filter(({ partNumber }) => partNumber > after);
  const shown = rest.slice(0, most);
  const elements = [
    `<Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><UploadId>${query.get('uploadId') ?? ''}</UploadId>`,
    `<PartNumberMarker>${after}</PartNumberMarker><MaxParts>${most}</MaxParts>`,
    `<NextPartNumberMarker>${shown.at(-1)?.partNumber ?? after}</NextPartNumberMarker>`,
    `<IsTruncated>${rest.length > shown.length}</IsTruncated>`,
    ...shown.map(
      ({ partNumber, lastModified, etag, size }) =>
        `<Part><PartNumber>${partNumber}</PartNumber><LastModified>${lastModified}</LastModified>` +
        `<ETag>${escapeXml(etag)}</ETag><Size>${size}</Size></Part>`,
    ),
  ].join('');
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ListPartsResult>${elements}</ListPartsResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function noSuchUpload(): LoopbackResponse {
  return objectError(
    404,
    'NoSuchUpload',
    'The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  );
}
