/** Maximum length of a source line. */
const WIDTH = 110

/** The text of `src/client/service-name.ts`: the names of the shipped services as a type. */
export function declareServiceNames(names: readonly string[], botocore: string): string {
  const lines: string[] = []
  let line = ' '
  for (const name of names) {
    const next = ` | '${name}'`
    if (line.length + next.length > WIDTH) {
      lines.push(line)
      line = ' '
    }
    line += next
  }
  lines.push(line)
  return `/**
 * The services that ship with nexttoken, by the names that \`client\` takes: those of botocore ${botocore}. Written by
 * \`npm run types\`.
 */
// biome-ignore format: several names a line
export type ServiceName =
${lines.join('\n')}
`
}
