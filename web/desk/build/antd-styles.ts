import type { Plugin } from 'vite';
import { antdCss } from './antd-css.ts';

/** What antd calls to put a style into the page: here it makes one that is never put there. */
const noMadeStyles = `
const unused = () => document.createElement('style');
export const injectCSS = unused;
export const updateCSS = unused;
export const removeCSS = () => undefined;
export const clearContainerCache = () => undefined;
`;

/**
 * The policy of the site allows no style that a script makes (infra/constructs/site.ts). So antd's sheet is written into
 * `look/antd.css` at build time and is an own file like any other, and what would make styles at run time makes none.
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    enforce: 'pre',
    load(id) {
      return id.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js') ? noMadeStyles : undefined;
    },
    transform(_code, id) {
      return id.endsWith('/look/antd.css') ? { code: antdCss(), map: null } : undefined;
    },
  };
}
