import { getOwn, setOwn } from '../../values/index.js'
import type { Structure } from '../contract/index.js'
import type { BindingPlan } from './binding-plan.js'
import { encodeHeader } from './encode-text.js'

/**
 * The headers of a structure, with names in lower case. A member with a header of its own overrides a map of headers.
 */
export function encodeHeaders(plan: BindingPlan, value: Structure): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const member of plan.prefixHeaders) {
    const prefix = member.locationName ?? ''
    for (const [name, item] of Object.entries(getOwn(value, member.name) ?? {})) {
      if (item !== null && item !== undefined) setOwn(headers, (prefix + name).toLowerCase(), String(item))
    }
  }
  for (const member of plan.headers) {
    const item = getOwn(value, member.name)
    if (item === undefined) continue
    const text = encodeHeader(member, item)
    if (text !== undefined) setOwn(headers, member.wireName.toLowerCase(), text)
  }
  return headers
}
