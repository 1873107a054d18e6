import type { LoopbackResponse } from '../loopback-response.ts';

/** An S3 error of the REST API: XML with a code, and with what else that error tells. */
export function objectError(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, string>> = {},
): LoopbackResponse {
  const elements = Object.entries({ Code: code, Message: message, ...more })
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('');
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements}</Error>`);
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
