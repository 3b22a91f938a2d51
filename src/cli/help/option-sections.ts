import { type OptionName, type OptionSpec, optionGroups, optionTable } from '../options/index.js'
import { section, twoColumns } from './two-columns.js'

export interface OptionDisplay {
  /** How an option is written: an operation may have a parameter of its name. */
  readonly spelling: (name: OptionName) => string
  readonly isShown: (name: OptionName) => boolean
}

const plain: OptionDisplay = { spelling: (name) => `--${name}`, isShown: () => true }

/** Our options, a section for each group. */
export function optionSections(width: number, { spelling, isShown }: OptionDisplay = plain): string[] {
  const names = Object.keys(optionTable) as OptionName[]
  return Object.entries(optionGroups).map(([group, title]) => {
    const rows = names.flatMap((name): [string, string][] => {
      const spec: OptionSpec = optionTable[name]
      if (spec.group !== group || spec.isHidden || !isShown(name)) return []
      return [[[spelling(name), spec.argument].filter(Boolean).join(' '), spec.help]]
    })
    return section(title, twoColumns(rows, width))
  })
}
