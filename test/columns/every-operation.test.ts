import { expect, it } from 'vitest'
import { type Column, type ColumnType, describeColumns, flatten } from '../../src/columns/index.js'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { chosenItems, compiledRule, itemColumns } from '../../src/pagination/index.js'
import { isLong, sampleOf } from '../support/samples.js'

/** Every name that could meet another one in a table or in a structure of it, in any case. */
function levelsOf(columns: readonly Column[]): string[][] {
  const inner = columns.flatMap(({ type }) => levelsInside(type))
  return [columns.map(({ name }) => name.toLowerCase()), ...inner]
}

function levelsInside(type: ColumnType): string[][] {
  if (typeof type === 'string') return []
  if ('list' in type) return levelsInside(type.list)
  return 'map' in type ? levelsInside(type.map) : levelsOf(type.struct)
}

it('the listings of every service are tables whose columns have names of their own', () => {
  const problems: string[] = []
  const sizes: number[] = []
  for (const service of sampleOf('tableServices', serviceNames())) {
    const model = loadModel(service)
    for (const name of model.operationNames) {
      const operation = model.operation(name)
      const rule = operation?.paginationRule && compiledRule(operation)
      if (!rule?.primary) continue
      const lists = rule.resultKeys.filter(({ single }) => !single).map((key) => key.name)
      for (const items of [undefined, ...(lists.length > 0 ? [lists] : [])]) {
        const columns = itemColumns(rule, chosenItems(rule, {}, items))
        const flat = flatten(columns)
        const levels = [...levelsOf(columns), flat.map((column) => column.name.toLowerCase())]
        const isUnique = levels.every((names) => new Set(names).size === names.length)
        if (!isUnique || columns.length === 0)
          problems.push(`${service}.${name}: ${describeColumns(columns)}`)
        if (!items) sizes.push(columns.length)
      }
    }
  }
  expect(problems).toEqual([])
  if (isLong) {
    sizes.sort((one, other) => one - other)
    expect(sizes.length).toBeGreaterThan(4400)
    expect(sizes.at(sizes.length / 2)).toBe(6)
    expect(sizes.at(-1)).toBe(104)
  }
})
