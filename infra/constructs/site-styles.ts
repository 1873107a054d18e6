import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const web = join(import.meta.dirname, '../../web');

/**
 * All styles of a site as one text, which its build writes into the page: a page that waits for no second file is painted a
 * round trip sooner (figure F11). The site's header allows this very text and no other inline style.
 */
export function siteStyles(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(web, name, `${name}.css`)],
    bundle: true,
    minify: true,
    target: ['chrome92', 'safari15.4'],
    // Ends of lines and banners would be part of what is hashed.
    legalComments: 'none',
    write: false,
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** The source by which a content security policy allows an inline style (CSP level 3, hash source). */
export function hashSource(styles: string): string {
  return `'sha256-${createHash('sha256').update(styles).digest('base64')}'`;
}
