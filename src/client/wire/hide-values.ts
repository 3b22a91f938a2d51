import { escapeXml, percentEncode } from '../../protocols/index.js'
import { wellFormed } from '../../values/index.js'
import { hidden } from './hidden.js'

/** A shorter text occurs by chance, and to replace it would make the log unreadable. */
const shortest = 4

/** What stands between the name of a parameter and its value in a URL, which may be encoded, or lie in JSON. */
const inUrl =
  /((?:X-Amz-(?:Signature|Security-Token|Credential)|[?&]Signature)(?:=|%3D|%253D|\\u003d))(?:(?!&|%26|%2526|\\u0026|["'<>\s\\]).)+/gi

/** A text without these values, in whatever way they are written in it, and without the signatures of URLs. */
export function hideValues(text: string, forms: readonly string[]): string {
  let shown = text.replace(inUrl, `$1${hidden}`)
  for (const form of forms) shown = shown.replaceAll(form, hidden)
  return shown
}

/** The ways in which these values can be written, longest first, so that none is left in part. */
export function writtenForms(values: readonly string[]): string[] {
  const forms = values.filter((value) => value.length >= shortest).flatMap(formsOf)
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}

function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const encoded = percentEncode(wellFormed(value))
  return [
    value,
    json,
    json.replaceAll('/', '\\/'),
    escapeXml(value),
    encoded,
    encoded.replaceAll('%20', '+'),
    Buffer.from(value).toString('base64'),
  ]
}
