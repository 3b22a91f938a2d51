import { isSeparator } from './characters.js'

/** A place in a key: which field it is in, and what is before it in that field. */
export interface Place {
  /** How many separators are before it, and which one is the last. */
  readonly field: number
  readonly text: string
}

export const startPlace: Place = { field: 0, text: '' }

const separators = 128

export function placeAfter({ field, text }: Place, char: string): Place {
  if (!isSeparator(char)) return { field, text: text + char }
  return { field: (Math.floor(field / separators) + 1) * separators + char.charCodeAt(0), text: '' }
}

export function placeBehind(prefix: string): Place {
  let place = startPlace
  for (const char of prefix) place = placeAfter(place, char)
  return place
}
