import { isReadingName } from './reading-verb.js'
import type { OperationModel } from './service/index.js'
import { writingOperations } from './writing-operations.js'

/**
 * Whether an operation changes nothing: its name says that it reads, or it lists, and nobody found that it does more.
 * A request by HEAD changes nothing either.
 *
 * @example onlyReads(loadModel('sns').operation('ListTopics')) // true
 */
export function onlyReads({ name, service, paginationRule, http }: OperationModel): boolean {
  if (writing.has(`${service.name} ${name}`)) return false
  return isReadingName(name) || paginationRule !== undefined || http.method === 'HEAD'
}

const writing: ReadonlySet<string> = new Set(writingOperations.flatMap(({ operations }) => operations))
