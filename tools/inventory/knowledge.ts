import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from './decide-operation.js'
import { readDecisions } from './decisions.js'
import { ItemTypes } from './item-types.js'
import { readListOverrides } from './list-overrides.js'

/** Reads what is written by hand, and the names of types that were taken from a release of botocore. */
export function readKnowledge(): Knowledge {
  const types = readJson('type-names.json')
  if (!Array.isArray(types)) throw new Error('type-names.json: expected a list of names')
  return {
    decisions: readDecisions(pathOf('decisions.json')),
    lists: readListOverrides(pathOf('lists.json')),
    types: new ItemTypes(types.map(String), readJson('other-types.json') as Record<string, string>),
  }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(pathOf(name), 'utf8'))
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
