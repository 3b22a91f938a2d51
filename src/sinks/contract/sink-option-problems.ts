import { getMember } from '../../values/index.js'

/** Returns what is wrong with the values of a sink's options. */
export function sinkOptionProblems(options: object): string[] {
  const problems: string[] = []
  const [mode, table] = [getMember(options, 'mode'), getMember(options, 'table')]
  if (mode !== undefined && mode !== 'replace' && mode !== 'append')
    problems.push(`mode is ${JSON.stringify(mode)}; pass 'replace' or 'append'`)
  if (table !== undefined && typeof table !== 'string')
    problems.push(`table is ${JSON.stringify(table)}; pass the name of a table`)
  for (const name of ['restart', 'csvSafe']) {
    const value = getMember(options, name)
    if (value !== undefined && typeof value !== 'boolean')
      problems.push(`${name} is ${JSON.stringify(value)}; pass true or false`)
  }
  return problems
}
