import type { FunctionModel } from '../seams/function-model.ts';

/** The environment of a function: its own variables and what the runtime sets, and nothing of this machine. */
export function environmentOf(
  model: FunctionModel,
  region: string,
  logStream: string,
): Record<string, string> {
  return {
    ...model.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    /** The gateway knows by it who calls (design.md §2). */
    AWS_ACCESS_KEY_ID: model.name,
    AWS_SECRET_ACCESS_KEY: 'local',
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
