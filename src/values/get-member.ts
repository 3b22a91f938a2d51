import { isObjectOrList } from './checks/index.js'

/** A property of a value that may be no object; then undefined. Getters and prototypes count. */
export function getMember(value: unknown, name: string): unknown {
  return isObjectOrList(value) ? value[name] : undefined
}
