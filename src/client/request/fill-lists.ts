import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { operationPlan } from './operation-plan.js'

/**
 * Gives a page the lists that it is about, empty where AWS leaves one out, so that `page.Contents` is always there
 * to loop over. boto3 and the AWS SDK v3 leave it undefined: https://github.com/aws/aws-sdk-js-v3/issues/1613
 */
export function fillLists(operation: OperationModel, page: Structure): Structure {
  for (const name of operationPlan(operation).pageLists) page[name] ??= []
  return page
}
