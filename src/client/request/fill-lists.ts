import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { operationPlan } from './operation-plan.js'

/**
 * Adds the lists of a page that AWS left out, as empty lists, so that `page.Contents` can always be looped over.
 * boto3 and the AWS SDK v3 leave them undefined: https://github.com/aws/aws-sdk-js-v3/issues/1613
 */
export function fillLists<Page extends Structure>(operation: OperationModel, page: Page): Page {
  const lists: Structure = page
  for (const name of operationPlan(operation).pageLists) lists[name] ??= []
  return page
}
