import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';
import { leanBuiltin } from './lean-builtin.ts';

/** The name of a module of Node itself, with and without `node:`. */
const builtin = new RegExp(`^(?:node:)?(${builtinModules.join('|')})$`);

/**
 * What stands in a function's bundle for parts of the SDK that it never uses and that cost its cold start (design.md F3):
 * by what is imported, and from where when not from anywhere.
 */
const unused: readonly { what: RegExp; from?: RegExp; instead: string }[] = [
  /** Functions give the SDK the credentials of the environment themselves; its chain is a quarter of a bundle. */
  {
    what: /^@aws-sdk\/credential-provider-node$/,
    instead: `export const defaultProvider = () => () => {
      throw new Error('a client was made without the credentials of sdk-settings.ts');
    };`,
  },
  /** A function has no home folder with settings; looking for it loads the promises of node:fs. */
  {
    what: /\/loadSharedConfigFiles$/,
    instead: `const none = { configFile: {}, credentialsFile: {} };
      export const CONFIG_PREFIX_SEPARATOR = '.';
      export const loadSharedConfigFiles = () => Promise.resolve(none);`,
  },
  /** Kinesis and its like. As it is loaded late, it also keeps what it shares with the rest from being thinned out. */
  {
    what: /^@smithy\/core\/event-streams$/,
    from: /\/HttpProtocol\.js$/,
    instead: `export const eventStreamSerdeProvider = () => {
      throw new Error('no function reads event streams');
    };
    export const EventStreamSerde = eventStreamSerdeProvider;`,
  },
  /** DynamoDB's endpoint is known: discovery is for Timestream, and its cache is a large one. */
  {
    what: /^@aws-sdk\/endpoint-cache$/,
    instead: 'export const EndpointCache = class {};',
  },
];

/** Leaves out of a function's bundle what only costs its cold start, and reads Node's own modules without their ESM view. */
export const leanBundles: Plugin = {
  name: 'lean-bundles',
  setup: (build) => {
    unused.forEach(({ what, from = /./, instead }, index) => {
      build.onResolve({ filter: what }, ({ importer }) =>
        from.test(importer) ? { path: `unused-${index}`, namespace: 'lean' } : undefined,
      );
      build.onLoad({ filter: new RegExp(`^unused-${index}$`), namespace: 'lean' }, () => ({
        contents: instead,
        loader: 'js',
      }));
    });
    build.onResolve({ filter: builtin }, ({ path }) => ({
      path: builtin.exec(path)?.[1] ?? path,
      namespace: 'lean-builtin',
    }));
    build.onLoad({ filter: /.*/, namespace: 'lean-builtin' }, ({ path }) => ({
      contents: leanBuiltin(path),
      loader: 'js',
    }));
  },
};
