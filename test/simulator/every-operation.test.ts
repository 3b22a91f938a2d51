import { describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, serviceNames } from '../../src/models/index.js'
import type { Structure } from '../../src/protocols/index.js'
import { sampleOf } from '../support/samples.js'
import { ask, readPlan } from './support/ask.js'
import { requiredInput } from './support/required-input.js'

const ITEMS = 3
const MOST_PAGES = 10

/** What one listing came to, by following its tokens as its rule says. */
function listAll(operation: OperationModel): { pages: number; items: number } | string {
  const plan = readPlan({ [`${operation.service.name}.${operation.name}`]: { items: ITEMS, pageSize: 2 } })
  const rule = operation.paginationRule
  const planned = [...plan.values()][0]
  const paging = planned && 'paging' in planned ? planned.paging : undefined
  let input = { ...requiredInput(operation), ...requiredOffset(operation) }
  let items = 0
  for (let pages = 1; pages <= MOST_PAGES; pages++) {
    const { output: page, error } = ask(plan, operation, input)
    if (error) return `page ${pages}: ${JSON.stringify(error)}`
    const size = sizeOf(at(page, paging?.carrier?.path ?? []))
    items += size
    if (size === 0 && rule?.endPolicy === 'empty-page') return { pages, items }
    const tokens = (paging?.tokens ?? []).map(({ name, place }) => {
      if (place.kind === 'member') return [name, at(page, place.path)]
      const list = at(page, place.list)
      return [
        name,
        Array.isArray(list) && at(page, flag(rule?.moreResults)) ? at(list.at(-1), place.field) : undefined,
      ]
    })
    if (tokens.every(([, token]) => token === undefined)) return { pages, items }
    input = { ...input, ...Object.fromEntries(tokens) }
  }
  return 'does not end'
}

/** A token that is a number, and required: 0 is the beginning (Deadline Cloud's searches). */
function requiredOffset({ input, paginationRule }: OperationModel): Structure {
  const offsets = paginationRule?.inputTokens.filter(
    (name) => input?.required.has(name) && input.members.get(name)?.shape.type === 'integer',
  )
  return Object.fromEntries((offsets ?? []).map((name) => [name, 0]))
}

/** Pages alone, without items: bytes, and documents that cannot be put together. */
const withoutItems: ReadonlySet<string> = new Set(['iotsitewise.GetCaptureData', 'fms.GetProtectionStatus'])

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Structure | undefined)?.[name], value)
}

function flag(expression: string | undefined): string[] {
  return expression?.split('.') ?? []
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.trimEnd().split('\n').length
  return Array.isArray(value) ? value.length : Object.keys(value ?? {}).length
}

describe('every paginated operation of the shipped models', () => {
  it.each(sampleOf('simulatedServices', serviceNames()))(
    '%s: all items over pages, decoded by the client',
    (name) => {
      const service = loadModel(name)
      const pageable = service.operationNames.filter((operation) => service.paginationRule(operation))
      const wrong = pageable.flatMap((operationName) => {
        const operation = service.operation(operationName)
        const result = operation ? listAll(operation) : 'no such operation'
        const isCounted = !withoutItems.has(`${name}.${operationName}`)
        const isWhole =
          typeof result !== 'string' && (!isCounted || result.items === ITEMS) && result.pages >= 2
        return isWhole ? [] : [`${operationName}: ${JSON.stringify(result)}`]
      })
      expect(wrong).toEqual([])
    },
  )
})
