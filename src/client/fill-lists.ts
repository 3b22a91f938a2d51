import type { OperationModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'

const listsOf = new WeakMap<OperationModel, readonly string[]>()

/**
 * Gives a page the lists that it is about, empty where AWS leaves one out, so that `page.Contents` is always there
 * to loop over. boto3 and the AWS SDK v3 leave it undefined: https://github.com/aws/aws-sdk-js-v3/issues/1613
 */
export function fillLists(operation: OperationModel, page: Structure): Structure {
  let lists = listsOf.get(operation)
  if (!lists) {
    lists = pageLists(operation)
    listsOf.set(operation, lists)
  }
  for (const name of lists) page[name] ??= []
  return page
}

/** The result keys that are lists right on the page; one deeper down belongs to a structure that may be absent. */
function pageLists(operation: OperationModel): string[] {
  const keys = operation.paginationRule?.resultKeys ?? []
  return keys.filter((key) => operation.output?.members.get(key)?.shape.type === 'list')
}
