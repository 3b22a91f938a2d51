import type { OutputSpec } from '../contract/index.js'

/** Codes of a terminal, each around a text; all of them change nothing without colours. */
export interface Colors {
  readonly isOn: boolean
  title(text: string): string
  cell(text: string): string
  line(text: string): string
}

/** Returns the colours of a table, in the AWS CLI's choice. `--color on` counts also in a pipe, and with NO_COLOR. */
export function colorsOf({ color, io }: Pick<OutputSpec, 'color' | 'io'>): Colors {
  const wanted = io.stdout.isTerminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb'
  const isOn = color === 'on' || (color === 'auto' && wanted)
  const wrap = (codes: string) => (text: string) => (isOn && text !== '' ? `${codes}${text}\u001b[0m` : text)
  return {
    isOn,
    title: wrap('\u001b[1m'),
    cell: wrap('\u001b[1m\u001b[34m'),
    line: wrap('\u001b[2m\u001b[33m'),
  }
}
