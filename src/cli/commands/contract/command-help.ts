import { section, twoColumns, widthOf, wrap } from '../../help/index.js'
import { type OptionSpec, optionTable } from '../../options/index.js'
import type { Command } from './command.js'

/** What `nexttoken COMMAND --help` shows, for a terminal of so many columns. */
export function helpOf(command: Command, columns: number): string {
  const width = widthOf(columns)
  const { name, summary, details = [], examples = [], options = [], ownOptions = {} } = command
  const named = options.map((option): [string, OptionSpec] => [option, optionTable[option]])
  const rows = [...Object.entries(ownOptions), ...named]
    .filter(([, spec]) => !spec.isHidden)
    .map(([option, spec]): [string, string] => [
      [`--${option}`, spec.argument].filter(Boolean).join(' '),
      spec.help,
    ])
  return [
    ...[summary, ...details].map((text) => `${wrap(text, width).join('\n')}\n`),
    section('Usage', [
      ['nexttoken', name, ...wordsOf(command), rows.length > 0 ? '[OPTIONS]' : ''].filter(Boolean).join(' '),
    ]),
    section('Examples', examples),
    section('Options', twoColumns(rows, width)),
  ]
    .filter(Boolean)
    .join('\n')
}

function wordsOf({ words = [] }: Command): string[] {
  return words.map(({ name, isOptional, isMany }) => {
    const word = isMany ? `${name} …` : name
    return isOptional ? `[${word}]` : word
  })
}
