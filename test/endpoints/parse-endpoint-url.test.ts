import { describe, expect, it } from 'vitest'
import { parseEndpointUrl } from '../../src/endpoints/index.js'

describe('an endpoint URL', () => {
  it.each([
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000/'],
    ['https://example.com/base', 'https://example.com/base'],
    [new URL('http://[::1]:8000/'), 'http://[::1]:8000/'],
  ])('%s is accepted', (given, url) => {
    expect(parseEndpointUrl(given)).toBe(url)
  })

  it.each([
    ['localhost:5000', 'no scheme', 'is not an absolute http or https URL'],
    ['ftp://example.com', 'another scheme', 'is not an absolute http or https URL'],
    ['', 'nothing', 'is not an absolute http or https URL'],
    ['http://', 'no host', 'is not an absolute http or https URL'],
    ['http://example.com/?a=1', 'a query', 'has a query or fragment'],
    ['http://example.com/#top', 'a fragment', 'has a query or fragment'],
    ['http://me:hunter2@example.com/', 'a password', 'contains a user name or password'],
    ['http://me:hunter2@example.com:99999/', 'a password and a port that is none', 'is not an absolute http'],
    ['http://example.com/?key=hunter2', 'a secret in the query', 'has a query or fragment'],
    ['http://example.com/#hunter2', 'a secret in the fragment', 'has a query or fragment'],
    ['me:hunter2@example.com', 'a password and no scheme', 'is not an absolute http or https URL'],
    ['me:hunter2@example.com:8080/a', 'a password, a port and no scheme', 'is not an absolute http'],
    ['//me:hunter2@example.com', 'a password and half a scheme', 'is not an absolute http'],
    ['htp://me:hunter2@example.com', 'a password and a misspelt scheme', 'is not an absolute http'],
    ['http://me:hunter2@b@example.com', 'a password with an "@"', 'contains a user name or password'],
    ['http://me:a/hunter2@example.com', 'a password with a "/"', 'is not an absolute http'],
    ['http://me:a?hunter2@example.com', 'a password with a "?"', 'is not an absolute http'],
    ['http://me:a#hunter2@example.com', 'a password with a "#"', 'is not an absolute http'],
    [' me:\nhunter2@example.com', 'a password with a line end', 'is not an absolute http'],
  ])('%s is refused for %s, without a secret in the message', (given, _, says) => {
    const refusal = messageOf(() => parseEndpointUrl(given))
    expect(refusal).toContain(says)
    expect(refusal).not.toContain('hunter2')
  })
  it.each([
    ['ftp://example.com/a', '"ftp://example.com/a" is not'],
    ['localhost:5000', '"localhost:5000" is not'],
    ['http://me@example.com/', '"http://***@example.com/" contains'],
    ['http://:hunter2@example.com/', '"http://***@example.com/" contains'],
    ['me:hunter2@example.com', '"***@example.com" is not'],
    ['http://example.com/a?key=hunter2', '"http://example.com/a?…" has'],
    ['http://example.com/a#hunter2', '"http://example.com/a#…" has'],
  ])('%s is shown as %s', (given, shown) => {
    expect(messageOf(() => parseEndpointUrl(given))).toContain(shown)
  })
})

function messageOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('nothing was thrown')
}
