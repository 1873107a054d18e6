import type { ServerResponse } from 'node:http';

/**
 * A browser judges the expiry of a cookie by the real time, the issuer writes it by the settable clock: set to last month,
 * nobody could sign in. So cookies live as long as the browser's session, and the issuer alone decides what has expired.
 * Those that are taken back (a date in 1970) keep their date.
 */
export function undateCookies(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const isCookie = name.toLowerCase() === 'set-cookie' && typeof value === 'object';
    return setHeader(name, isCookie ? value.map(undated) : value);
  };
}

const undated = (cookie: string): string => cookie.replace(/; expires=(?!Thu, 01 Jan 1970)[^;]*/i, '');
