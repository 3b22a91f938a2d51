/**
 * An `endpoint` as the rules take it.
 *
 * @throws TypeError that says what is wrong, without a user name or password that the URL holds.
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
    throw new TypeError(`${shown(text)} holds a user name or password, which belong into \`credentials\``)
  }
  if (url.search || url.hash) throw new TypeError(`${shown(text)} has a query or fragment; leave it out`)
  return url.href
}

/**
 * What stands before the last `@` is a user name and password, with or without a scheme before it, and a query or
 * fragment may hold a token.
 */
function shown(text: string): string {
  const [, scheme = '', rest = ''] = /^\s*([a-z][a-z\d+.-]*:\/\/|\/\/)?(.*)$/is.exec(text) ?? []
  const bare = rest.replace(/^.*@/s, '***@').replace(/([?#]).*/s, '$1…')
  return `"${scheme}${bare}"`
}
