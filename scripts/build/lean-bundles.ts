import type { Plugin } from 'esbuild';

/**
 * Leaves out of a function's bundle what only costs its cold start (design.md F3; together about a third of it):
 *
 * - the SDK's credential chain: functions give it the credentials of the environment themselves;
 * - the ESM view of node:http and node:https: making it reads every export once, which loads all of undici for
 *   `http.WebSocket` and its like.
 */
export const leanBundles: Plugin = {
  name: 'lean-bundles',
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: 'no-credential-chain',
      namespace: 'lean',
    }));
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace(/^node:/, ''),
      namespace: 'lean-builtin',
    }));
    build.onLoad({ filter: /.*/, namespace: 'lean' }, () => ({ contents: noChain, loader: 'js' }));
    build.onLoad({ filter: /.*/, namespace: 'lean-builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
      loader: 'js',
    }));
  },
};

const noChain = `export const defaultProvider = () => () => {
  throw new Error('a client was made without the credentials of sdk-settings.ts');
};`;
