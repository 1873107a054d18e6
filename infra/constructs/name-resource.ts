import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Gives what matters a logical id that people, tests and the local runner can say, and that survives
 * a construct being moved: a changed logical id would replace the table.
 */
export function nameResource<Named extends IConstruct>(construct: Named, logicalId: string): Named {
  const element = construct.node.defaultChild ?? construct;
  if (!CfnElement.isCfnElement(element)) throw new Error(`${construct.node.path} is no single resource.`);
  element.overrideLogicalId(logicalId);
  return construct;
}
