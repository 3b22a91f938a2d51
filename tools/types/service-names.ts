/** Maximum length of a source line. */
const WIDTH = 110

/** The text of `src/client/service-name.ts`: the names of the shipped services as a type. */
export function declareServiceNames(names: readonly string[], botocore: string): string {
  return `/**
 * The services that ship with nexttoken, by the names that \`client\` takes: those of botocore ${botocore}. Written by
 * \`npm run types\`.
 */
// biome-ignore format: several names a line
export type ServiceName =
${inColumns(names, '  ')}
`
}

/** A union of texts, several of them on a line. */
export function inColumns(texts: readonly string[], indent: string): string {
  const start = indent.slice(1)
  const lines: string[] = []
  let line = start
  for (const text of texts) {
    const next = ` | '${text}'`
    if (line.length + next.length > WIDTH) {
      lines.push(line)
      line = start
    }
    line += next
  }
  return [...lines, line].join('\n')
}
