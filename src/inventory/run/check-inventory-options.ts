import { NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import type { InventoryOptions } from '../contract/index.js'

const names: OptionNames<InventoryOptions> = {
  services: true,
  operations: true,
  excludeServices: true,
  excludeOperations: true,
  concurrency: true,
  failFast: true,
  maxItems: true,
  signal: true,
  client: true,
}

const remedies = {
  regions: "pass it with the targets: inventory({ regions: 'all' })",
  accounts: "pass it with the targets: inventory({ accounts: 'all' })",
  include: 'use `services` or `operations`',
  exclude: 'use `excludeServices` or `excludeOperations`',
  region: "pass it with the targets: inventory({ regions: ['eu-west-1'] })",
  credentials: 'use `accounts` of the targets, or `client: { credentials }`',
  endpoint: 'use `client: { endpoint }`',
}

const patterns = ['services', 'operations', 'excludeServices', 'excludeOperations'] as const

/** @throws NextTokenError `InvalidConfiguration` with all problems. */
export function checkInventoryOptions(options: unknown): asserts options is InventoryOptions {
  const problems = optionProblems(options, { kind: 'inventory option', names, remedies })
  const given = (options ?? {}) as Readonly<Record<string, unknown>>
  for (const name of patterns) {
    const value = given[name]
    const isRight = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
    if (value !== undefined && !isRight) problems.push(notPatterns(name, value))
  }
  for (const name of ['maxItems', 'concurrency'] as const) {
    const value = given[name]
    if (value !== undefined && !(Number.isSafeInteger(value) && Number(value) > 0)) {
      problems.push(`\`${name}\` is ${shown(value)}; pass a whole number of at least 1, or leave it out`)
    }
  }
  const { failFast } = given
  if (failFast !== undefined && typeof failFast !== 'boolean') {
    problems.push(`\`failFast\` is ${shown(failFast)}; pass true or false`)
  }
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
}

function notPatterns(name: string, value: unknown): string {
  const example = /operations$/i.test(name) ? "['ec2.describe_vpcs']" : "['ec2', 'iot*']"
  return `\`${name}\` is ${shown(value)}; pass a list of one or more names or patterns, such as ${example}`
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
