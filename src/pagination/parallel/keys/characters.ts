export const digits = '0123456789'
export const lower = 'abcdefghijklmnopqrstuvwxyz'
export const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const isDigit = (char: string): boolean => digits.includes(char)
export const isLower = (char: string): boolean => lower.includes(char)
export const isUpper = (char: string): boolean => upper.includes(char)
export const isLetter = (char: string): boolean => isLower(char) || isUpper(char) || char > '\x7f'

/** Characters of ASCII that are neither letters nor digits separate the fields of a key. */
export function isSeparator(char: string): boolean {
  return char <= '\x7f' && !isDigit(char) && !isLower(char) && !isUpper(char)
}
