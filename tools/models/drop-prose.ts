import type { ModelDescription } from '../../src/models/index.js'

const prose: ReadonlySet<string> = new Set(['documentation', 'documentationUrl', 'examples'])

/** How to remove the prose of one kind of object in a model. */
type Drop = (value: unknown) => unknown

/**
 * A model without its documentation and examples. What is removed depends on the kind of object, so that an operation,
 * shape, member or enum value named `documentation` stays.
 */
export function dropProse(model: ModelDescription): ModelDescription {
  return dropFromModel(model) as ModelDescription
}

const reference = described({})
const operation = described({ input: reference, output: reference, errors: listOf(reference) })
const shape = described({ members: namedBy(reference), member: reference, key: reference, value: reference })
const service = described({
  operations: namedBy(operation),
  shapes: namedBy(shape),
  clientContextParams: namedBy(described({})),
})
const rule: Drop = described({ rules: (rules) => listOf(rule)(rules) })
const endpointRuleSet = described({ parameters: namedBy(described({})), rules: listOf(rule) })
const waiter: Drop = mapObject((key, value) => (key === 'description' ? undefined : value))
const dropFromModel = described({
  service,
  endpointRuleSet,
  waiters: described({ waiters: namedBy(waiter) }),
})

/** An object whose keys are traits. Prose among them is removed; `parts` says what lies under the others. */
function described(parts: Readonly<Record<string, Drop>>): Drop {
  return mapObject((key, value) => (prose.has(key) ? undefined : (parts[key] ?? keep)(value)))
}

/** An object whose keys are AWS's names. All of them stay. */
function namedBy(drop: Drop): Drop {
  return mapObject((_, value) => drop(value))
}

function listOf(drop: Drop): Drop {
  return (value) => (Array.isArray(value) ? value.map(drop) : value)
}

function mapObject(change: (key: string, value: unknown) => unknown): Drop {
  return (object) =>
    typeof object === 'object' && object !== null
      ? Object.fromEntries(
          Object.entries(object)
            .map(([key, value]) => [key, change(key, value)])
            .filter(([, value]) => value !== undefined),
        )
      : object
}

function keep(value: unknown): unknown {
  return value
}
