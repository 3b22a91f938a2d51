import { describe, expect, it } from 'vitest'
import { validPages } from '../../fuzz/valid-pages.js'
import { ResponseParseError } from '../../src/errors/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { sampleOf } from '../support/samples.js'

const mostBytes = 4_000

describe('a body cut at any byte is an error, never a page', () => {
  const all = validPages().filter((page) => page.kind === 'page' && page.response.body.length <= mostBytes)
  const isFirst = (page: (typeof all)[number]) =>
    all.find(({ protocol }) => protocol === page.protocol) === page
  const pages = sampleOf('cutPages', all, isFirst)

  it.each(
    pages.map((page) => [page.protocol, page.operation.service.name, page.operation.name, page] as const),
  )('%s: %s.%s', (_protocol, _service, _operation, { operation, response }) => {
    const protocol = loadedProtocol(operation.service)
    const decode = (length: number) => () =>
      protocol.decodeResponse(operation, { ...response, body: response.body.subarray(0, length) })
    const { length } = Buffer.from(response.body).toString('latin1').trimEnd()
    expect(decode(response.body.length)).not.toThrow()
    for (let end = 0; end < length; end++) expect(decode(end), `${end} bytes`).toThrow(ResponseParseError)
  })
})
