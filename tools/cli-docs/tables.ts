import { helpOf } from '../../src/cli/commands/contract/index.js'
import { commands } from '../../src/cli/commands/index.js'
import {
  type OptionName,
  type OptionSpec,
  optionGroups,
  optionTable,
  spellingsOf,
} from '../../src/cli/options/index.js'
import { exitStatus } from '../../src/cli/terminal/index.js'

/** The widest that help gets. */
const columns = 110
const shown = commands.filter(({ isHidden }) => !isHidden)

export function commandTable(): string {
  const rows = shown.map(
    ({ name, summary }) => `| [\`${name}\`](#nexttoken-${anchorOf(name)}) | ${summary} |`,
  )
  return ['| command | what it does |', '|---|---|', ...rows].join('\n')
}

/** What `nexttoken COMMAND --help` shows, command by command. */
export function commandSections(): string {
  const sections = shown.map(
    (command) => `### nexttoken ${command.name}\n\n\`\`\`\n${helpOf(command, columns).trimEnd()}\n\`\`\``,
  )
  return sections.join('\n\n')
}

/** A table for each group, as help shows them. */
export function optionTables(): string {
  return Object.entries(optionGroups)
    .map(([group, title]) => `### ${title}\n\n${tableOf(group)}`)
    .join('\n\n')
}

function tableOf(group: string): string {
  const names = Object.keys(optionTable) as OptionName[]
  const rows = names.flatMap((name) => {
    const spec: OptionSpec = optionTable[name]
    if (spec.group !== group || spec.isHidden) return []
    const [, second] = spellingsOf(name)
    const words = [`--${name}`, spec.argument].filter(Boolean).join(' ')
    return [`| \`${cell(words)}\` | ${second === undefined ? '' : `\`${second}\``} | ${cell(spec.help)} |`]
  })
  return ['| option | second spelling | what it does |', '|---|---|---|', ...rows].join('\n')
}

const statusWords: Readonly<Record<keyof typeof exitStatus, string>> = {
  complete:
    'Everything was listed, or as much as `--max-items` or `--first-page` allows. Also after `| head`.',
  error:
    'A request failed, or something that it needs is missing. Also if one region or account failed, or if a waiter saw a failure.',
  usage: 'The command line is wrong. Nothing was sent.',
  incomplete:
    'A listing ended before its end. Standard error has the command that continues it. Or a wait gave up before the state was there.',
}

export function statusTable(): string {
  const rows = Object.entries(exitStatus).map(
    ([name, status]) => `| ${status} | ${name} | ${cell(statusWords[name as keyof typeof exitStatus])} |`,
  )
  return ['| status | name | meaning |', '|---|---|---|', ...rows].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function anchorOf(name: string): string {
  return name.replaceAll(' ', '-')
}
