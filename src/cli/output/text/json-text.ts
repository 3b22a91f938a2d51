import { base64Of, isBytes, isDate } from '../../../values/index.js'
import { isoText } from './iso-text.js'

const step = '    '

/** Writes JSON on one line, without spaces. No digit of a bigint is lost. Members that are undefined are left out. */
export function compactJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return scalarJson(value)
  if (Array.isArray(value)) return compactList(value)
  if (isDate(value)) return `"${isoText(value)}"`
  if (isBytes(value)) return `"${base64Of(value)}"`
  let text = ''
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name)
    if (member === undefined) continue
    text += text === '' ? '' : ','
    text += `${JSON.stringify(name)}:${compactJson(member)}`
  }
  return `{${text}}`
}

function compactList(list: readonly unknown[]): string {
  let text = ''
  for (let index = 0; index < list.length; index++) text += (index > 0 ? ',' : '') + compactJson(list[index])
  return `[${text}]`
}

/** Writes JSON as the AWS CLI does: four spaces a level, and characters that are not ASCII as they are. */
export function indentedJson(value: unknown, level = 0): string {
  if (typeof value !== 'object' || value === null) return scalarJson(value)
  if (isDate(value)) return `"${isoText(value)}"`
  if (isBytes(value)) return `"${base64Of(value)}"`
  const inner = newLine(level + 1)
  let text = ''
  if (Array.isArray(value)) {
    for (const element of value) {
      text += text === '' ? inner : `,${inner}`
      text += indentedJson(element, level + 1)
    }
    return text === '' ? '[]' : `[${text}${newLine(level)}]`
  }
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name)
    if (member === undefined) continue
    text += text === '' ? inner : `,${inner}`
    text += `${JSON.stringify(name)}: ${indentedJson(member, level + 1)}`
  }
  return text === '' ? '{}' : `{${text}${newLine(level)}}`
}

/** A line end, and the indentation of what follows. */
export function newLine(level: number): string {
  return `\n${step.repeat(level)}`
}

/** A number that JSON lacks is the text that AWS's JSON services use for it. */
function scalarJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  return 'null'
}
