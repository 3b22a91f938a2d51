import { messageOf } from '../../values/index.js'
import type { ClientMeta } from './client-meta.js'

/**
 * Facts for `console.log`. To show them never fails: without a region, `problem` says what is missing.
 *
 * @example { region: 'us-east-1', endpoint: 'https://sns.us-east-1.amazonaws.com', operations: 42 }
 */
export function shownFacts(meta: ClientMeta, names: readonly string[]): object {
  const shown: Record<string, unknown> = {}
  for (const name of names) {
    try {
      shown[name] = Reflect.get(meta, name)
    } catch (error) {
      shown.problem = messageOf(error)
    }
  }
  return shown
}
