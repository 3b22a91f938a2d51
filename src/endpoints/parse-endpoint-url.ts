/**
 * Checks an `endpoint` and returns it as the rules take it.
 *
 * @throws TypeError that says what is wrong, without showing a user name or password in the URL.
 */
export function parseEndpointUrl(endpoint: string | URL): string {
  const text = String(endpoint)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw new TypeError(
      `${shown(text)} is not an absolute http or https URL, such as "http://127.0.0.1:5000"`,
    )
  }
  if (url.username || url.password) {
    throw new TypeError(`${shown(text)} contains a user name or password; pass them as \`credentials\``)
  }
  if (url.search || url.hash) throw new TypeError(`${shown(text)} has a query or fragment; remove it`)
  return url.href
}

/**
 * The text before the last `@` is a user name and password, even without a scheme, and a query or fragment may
 * contain a token.
 */
function shown(text: string): string {
  const [, scheme = '', rest = ''] = /^\s*([a-z][a-z\d+.-]*:\/\/|\/\/)?(.*)$/is.exec(text) ?? []
  const bare = rest.replace(/^.*@/s, '***@').replace(/([?#]).*/s, '$1…')
  return `"${scheme}${bare}"`
}
