import { readFileSync } from 'node:fs'
import { ExampleShell } from './example-shell.js'
import { commandSections, commandTable, optionTables, statusTable } from './tables.js'

/** What a line of the template that is only a name in braces stands for. */
const parts: Readonly<Record<string, () => string>> = {
  '{commands}': commandTable,
  '{command-help}': commandSections,
  '{options}': optionTables,
  '{statuses}': statusTable,
}

/** A block of commands. With `terminal`, they run as on a terminal. */
const block = /^```console( terminal)?\n([\s\S]*?)^```$/gm

/**
 * The text of docs/cli.md. It sets the variables of this process while an example runs.
 *
 * @throws Error if a command of the template cannot be run.
 */
export async function makeCliPage(): Promise<string> {
  const template = readFileSync(new URL('cli.template', import.meta.url), 'utf8')
  const shell = await ExampleShell.open()
  try {
    let page = ''
    let end = 0
    for (const found of template.matchAll(block)) {
      const [whole, terminal, commands = ''] = found
      page += template.slice(end, found.index)
      page += `\`\`\`console\n${await transcript(shell, commands, terminal !== undefined)}\`\`\``
      end = found.index + whole.length
    }
    page += template.slice(end)
    return page.replace(/^\{[\w-]+\}$/gm, partOf)
  } finally {
    await shell.close()
  }
}

async function transcript(shell: ExampleShell, commands: string, isTerminal: boolean): Promise<string> {
  let text = ''
  for (const line of commands.trimEnd().split('\n')) {
    const output = await shell.run(line.replace(/^\$ /, ''), isTerminal)
    text += `${line}\n${output}`
  }
  return text
}

function partOf(name: string): string {
  const part = parts[name]
  if (!part) throw new Error(`cli.template has ${name}, which stands for nothing`)
  return part()
}
