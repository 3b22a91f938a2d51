/** A secret, of which only the last characters show which one it is. */
export function mask(secret: string): string {
  return `****************${secret.length > 8 ? secret.slice(-4) : ''}`
}

/** A URL without the name and password that it may hold. */
export function maskUrl(url: string): string {
  return url.replace(/(?<=:\/\/)[^/?#]*@/, '****@')
}
