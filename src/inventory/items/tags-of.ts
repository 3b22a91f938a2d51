import { isObject } from '../../values/index.js'

/**
 * Tags by key, from a map, or from a list of pairs whatever their members are called: `Key` and `Value`, `TagKey` and
 * `TagValue`, in any case. A tag without a value has an empty one, as in AWS's console.
 */
export function tagsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (Array.isArray(value)) return Object.fromEntries(value.flatMap(pairOf))
  if (!isObject(value)) return undefined
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text ?? '')]))
}

function pairOf(tag: unknown): readonly (readonly [key: string, value: string])[] {
  if (!isObject(tag)) return []
  const members = Object.entries(tag)
  const key = members.find(([name]) => /key$/i.test(name))?.[1]
  const value = members.find(([name]) => /value$/i.test(name))?.[1]
  return typeof key === 'string' ? [[key, typeof value === 'string' ? value : '']] : []
}
