import { hidden, type IsSecret } from './hidden.js'

/** A form or a query with `***` in place of every value whose key, or a part of it (`Users.member.1.Password`), is secret. */
export function redactForm(form: string, isSecret: IsSecret): string {
  return form
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 0) return pair
      const parts = decoded(pair.slice(0, equals)).split('.')
      return parts.some(isSecret) ? `${pair.slice(0, equals)}=${hidden}` : pair
    })
    .join('&')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
