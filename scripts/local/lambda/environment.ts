import type { FunctionModel } from '../seams/function-model.ts';

/** The secret under every access key here: the key tells who calls, and who signed a link. */
export const localSecret = 'local';

/** What a function's environment says beside its own model. */
export interface Surroundings {
  readonly region: string;
  readonly logStream: string;
  /** What the SDK takes for S3, so that the links that a function signs can be opened on this machine. */
  readonly doorUrl: string | undefined;
}

/** The environment of a function: its own variables and what the runtime sets, and nothing of this machine. */
export function environmentOf(
  model: FunctionModel,
  { region, logStream, doorUrl }: Surroundings,
): Record<string, string> {
  return {
    ...model.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    /** The gateway knows by it who calls (design.md §2). */
    AWS_ACCESS_KEY_ID: model.name,
    AWS_SECRET_ACCESS_KEY: localSecret,
    ...(doorUrl === undefined ? {} : { AWS_ENDPOINT_URL_S3: doorUrl }),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: model.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    LAMBDA_TASK_ROOT: model.codeFolder,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: model.handler,
  };
}
