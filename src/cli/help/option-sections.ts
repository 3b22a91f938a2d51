import { type OptionName, type OptionSpec, optionGroups, optionTable } from '../options/index.js'
import { section, twoColumns } from './two-columns.js'

/** Our options, a section for each group. `spelling` says how one is written: an operation may have a parameter of its name. */
export function optionSections(
  width: number,
  spelling: (name: OptionName) => string = (name) => `--${name}`,
): string[] {
  const names = Object.keys(optionTable) as OptionName[]
  return Object.entries(optionGroups).map(([group, title]) => {
    const rows = names.flatMap((name): [string, string][] => {
      const spec: OptionSpec = optionTable[name]
      if (spec.group !== group || spec.isHidden) return []
      return [[[spelling(name), spec.argument].filter(Boolean).join(' '), spec.help]]
    })
    return section(title, twoColumns(rows, width))
  })
}
