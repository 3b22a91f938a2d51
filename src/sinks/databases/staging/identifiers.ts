import { platform } from '../../../platform/index.js'
import type { NameRules } from './database.js'

/** Quotes a name for SQL. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Names that fold to the same text are the same name in the database. */
export function foldName(name: string, { isCaseSensitive }: NameRules): string {
  return isCaseSensitive ? name : name.toLowerCase()
}

/**
 * Returns names that the database accepts, each once: a name that it would take for an earlier one gets a number, and a
 * name that is too long is cut and gets a part of its hash. The same names always give the same result.
 *
 * @example storedNames(['Name', 'name'], { isCaseSensitive: false, … }) // ['Name', 'name_2']
 */
export function storedNames(names: readonly string[], rules: NameRules): readonly string[] {
  const taken = new Set<string>([...rules.reserved].map((name) => foldName(name, rules)))
  return names.map((name) => {
    let stored = fitName(name, rules)
    for (let number = 2; taken.has(foldName(stored, rules)); number++) {
      stored = fitName(`${name}_${number}`, rules)
    }
    taken.add(foldName(stored, rules))
    return stored
  })
}

/** Shortens a name that is too long, so that two long names stay different. */
export function fitName(name: string, { longest }: NameRules): string {
  const bytes = Buffer.from(name)
  if (bytes.byteLength <= longest) return name
  const hash = platform.sha256Hex(name).slice(0, 8)
  // A cut character becomes U+FFFD, which is dropped.
  const beginning = bytes
    .subarray(0, longest - hash.length - 1)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  return `${beginning}_${hash}`
}
