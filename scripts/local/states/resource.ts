const lambdaInvoke = /^arn:aws(-cn)?:states:::lambda:invoke$/;
const functionArn = /^arn:aws(?:-cn)?:lambda:[^:]*:\d*:function:([\w-]+)(?::\$LATEST)?$/;

export const isResource = (arn: string): boolean => lambdaInvoke.test(arn) || functionArn.test(arn);

/** Undefined for anything but the ARN of a function. */
export const functionNamed = (arn: string): string | undefined => functionArn.exec(arn)?.[1];
