import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import {
  Alert,
  Breadcrumb,
  Button,
  ConfigProvider,
  Drawer,
  Input,
  InputNumber,
  Modal,
  Segmented,
  Skeleton,
  type ThemeConfig,
  Tooltip,
} from 'antd';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { themes } from './themes.ts';

/** One of each component that the desk uses: their rules are what ships. */
function everything(): ReactNode[] {
  const option = { label: 'a', value: 'a' };
  return [
    createElement(Alert, { key: 'alert', title: 'a', showIcon: true }),
    createElement(Breadcrumb, { key: 'breadcrumb', items: [{ title: 'a' }] }),
    createElement(Button, { key: 'button' }, 'a'),
    createElement(Drawer, { key: 'drawer', open: false }),
    createElement(Input.TextArea, { key: 'text' }),
    createElement(Input, { key: 'input' }),
    createElement(InputNumber, { key: 'number' }),
    createElement(Modal, { key: 'modal', open: false }),
    createElement(Segmented, { key: 'segmented', options: [option] }),
    createElement(Skeleton, { key: 'skeleton', active: true }),
    createElement(Tooltip, { key: 'tooltip', title: 'a' }, createElement('span', null, 'a')),
  ];
}

function cssOf(theme: ThemeConfig): string {
  const cache = createCache();
  const provider = createElement(ConfigProvider, { theme }, everything());
  renderToString(createElement(StyleProvider, { cache }, provider));
  return extractStyle(cache, { plain: true });
}

/** The blocks of variables, `.desk…{--ant-…}`, by their selector. */
function variablesOf(css: string): Map<string, Map<string, string>> {
  const blocks = new Map<string, Map<string, string>>();
  for (const [, selector = '', body = ''] of css.matchAll(/(\.desk[^{}]*)\{(--[^{}]*)\}/g))
    blocks.set(
      selector,
      new Map([...body.matchAll(/(--[\w-]+):([^;]+);/g)].map(([, name = '', value = '']) => [name, value])),
    );
  return blocks;
}

/** What another theme sets otherwise, under `prefix`. */
function differing(base: string, other: string, prefix: string): string {
  const known = variablesOf(base);
  return [...variablesOf(other)]
    .map(([selector, variables]) => {
      const own = [...variables].filter(([name, value]) => known.get(selector)?.get(name) !== value);
      const body = own.map(([name, value]) => `${name}:${value};`).join('');
      return body === '' ? '' : `${prefix}${selector}{${body}}`;
    })
    .join('');
}

/** antd's sheet in our colours: dark when the system is, larger when large type is chosen. */
export function antdCss(): string {
  const light = cssOf(themes.light);
  const dark = differing(light, cssOf(themes.dark), '');
  const large = differing(light, cssOf(themes.large), '[data-size="large"] ');
  return `${light}@media screen and (prefers-color-scheme: dark){${dark}}${large}`;
}
