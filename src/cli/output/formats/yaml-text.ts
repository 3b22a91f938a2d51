import { plainValue } from '../text/index.js'

/** Writes a value as YAML, without a line end. */
export type WriteYaml = (value: unknown) => string

/** Loads the library, which few commands need. */
export async function loadYaml(): Promise<WriteYaml> {
  const { stringify } = await import('yaml')
  return (value) =>
    stringify(plainValue(value), {
      // As the AWS CLI: lists are not indented, and a text stays on its line.
      indentSeq: false,
      lineWidth: 0,
      blockQuote: false,
      singleQuote: true,
      aliasDuplicateObjects: false,
      // A text that a reader of YAML 1.1 would take for a number, a time or a boolean (`no`, `1_000`) is quoted too.
      compat: 'yaml-1.1',
    }).trimEnd()
}

/** Indents every line. */
export function indent(text: string, level: number): string {
  return level === 0 ? text : text.replace(/^(?=.)/gm, '  '.repeat(level))
}
