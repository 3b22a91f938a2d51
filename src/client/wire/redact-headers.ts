import { hidden, type IsSecret } from './hidden.js'

type Headers = Readonly<Record<string, string>>

/** Headers with `***` in place of the values of secret ones. */
export function redactHeaders(headers: Headers, isSecret: IsSecret): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecret(name) ? hiddenHeader(name, String(value)) : String(value),
    ]),
  )
}

/** The values of the secret headers, with the parts of a signature by themselves. */
export function secretHeaderValues(headers: Headers, isSecret: IsSecret): string[] {
  return Object.entries(headers)
    .filter(([name]) => isSecret(name))
    .flatMap(([name, value]) =>
      name.toLowerCase() === 'authorization' ? secretsOfAuthorization(String(value)) : [String(value)],
    )
}

/** Of a signature, the region, the service and the names of the signed headers help to find a mistake. */
function hiddenHeader(name: string, value: string): string {
  if (name.toLowerCase() !== 'authorization') return hidden
  const [scheme = ''] = value.split(' ', 1)
  if (!scheme.startsWith('AWS4-')) return value === scheme ? hidden : `${scheme} ${hidden}`
  return value.replace(/(Credential=)[^/,]*/, `$1${hidden}`).replace(/(Signature=).*/, `$1${hidden}`)
}

function secretsOfAuthorization(value: string): string[] {
  const [scheme = ''] = value.split(' ', 1)
  if (!scheme.startsWith('AWS4-')) return [value.slice(scheme.length).trim() || value]
  const [, key = ''] = /Credential=([^/,]*)/.exec(value) ?? []
  const [, signature = ''] = /Signature=(\w+)/.exec(value) ?? []
  return [key, signature]
}
