/** A part of a host name: letters, digits and inner hyphens (RFC 1123, section 2.1). */
const pattern = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

export function isHostLabel(value: string): boolean {
  return pattern.test(value)
}
