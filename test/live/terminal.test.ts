import type { ServerResponse } from 'node:http'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { PseudoTerminal } from './support/pseudo-terminal.js'

const user = (name: string) =>
  `<member><Path>/</Path><UserName>${name}</UserName><UserId>AIDA${name.length}</UserId><Arn>arn:aws:iam::1:user/${name}</Arn><CreateDate>2024-05-01T12:00:00Z</CreateDate></member>`

function usersXml(names: readonly string[], marker?: string): string {
  const more =
    marker === undefined
      ? '<IsTruncated>false</IsTruncated>'
      : `<IsTruncated>true</IsTruncated><Marker>${marker}</Marker>`
  return `<ListUsersResponse><ListUsersResult><Users>${names.map(user).join('')}</Users>${more}</ListUsersResult></ListUsersResponse>`
}

const wide = [
  'anna',
  '日本語の名前',
  'cafe\u0301',
  'a-very-long-name-that-nobody-would-give-to-a-user-in-an-account',
]

describe('a table', () => {
  it.each([40, 80, 132])('fits a terminal of %i columns', async (columns) => {
    const server = await startHttpServer((_, response) => void response.end(usersXml(wide)))
    const terminal = new PseudoTerminal(['iam', 'list-users', '--endpoint-url', server.url], { columns })
    expect(await terminal.ended()).toBe(0)
    const lines = terminal.screen.split('\n')
    const table = lines.slice(0, 2 + wide.length)
    expect(table[0]).toMatch(/^Path +UserName/)
    expect(table[3]).toContain('日本')
    for (const line of table) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    const starts = table.map((line) => stringWidth(line.slice(0, line.search(/\S+$/))))
    if (columns === 132) expect(new Set(starts).size).toBe(1)
  })

  it('has colours, and none with NO_COLOR or --color off', async () => {
    const server = await startHttpServer((_, response) => void response.end(usersXml(['anna'])))
    const list = ['iam', 'list-users', '--endpoint-url', server.url]
    const colored = new PseudoTerminal(list)
    const plain = [
      new PseudoTerminal(list, { env: { NO_COLOR: '1' } }),
      new PseudoTerminal([...list, '--color', 'off']),
    ]
    await Promise.all([colored, ...plain].map((terminal) => terminal.ended()))
    expect(colored.raw).toContain('\u001b[1m')
    for (const terminal of plain) {
      expect(terminal.screen).toContain('anna')
      expect(terminal.raw).not.toContain('\u001b[1m')
    }
  })

  it('is not spoilt by what is in a cell', async () => {
    const names = ['\u001b[2J\u001b[31mred', 'bell\u0007', 'new\nline', '\u009b8m']
    const body = JSON.stringify({ TableNames: names })
    for (const output of [[], ['--output', 'json'], ['--output', 'text'], ['--output', 'table']]) {
      const server = await startHttpServer((_, response) => void response.end(body))
      const argv = ['dynamodb', 'list-tables', '--color', 'off', '--endpoint-url', server.url, ...output]
      const terminal = new PseudoTerminal(argv)
      expect(await terminal.ended()).toBe(0)
      expect(terminal.screen).toContain('red')
      for (const code of ['\u001b[2J', '\u001b[31m', '\u0007', '\u009b'])
        expect(terminal.raw).not.toContain(code)
    }
  })
})

describe('while a listing runs', () => {
  it('a progress line is shown below the rows, and is gone at the end', async () => {
    const { server, second } = await twoPages()
    const terminal = new PseudoTerminal(['iam', 'list-users', '--endpoint-url', server.url])
    await terminal.shows('anna')
    await terminal.shows(/1 page, 1 item/)
    ;(await second).end(usersXml(['bert']))
    expect(await terminal.ended()).toBe(0)
    expect(terminal.screen).toContain('bert')
    expect(terminal.screen).not.toContain('1 page')
  })

  it('--quiet shows none', async () => {
    const { server, second } = await twoPages()
    const terminal = new PseudoTerminal(['iam', 'list-users', '--quiet', '--endpoint-url', server.url])
    await terminal.shows('anna')
    ;(await second).end(usersXml(['bert']))
    await terminal.ended()
    expect(terminal.raw).not.toContain('1 page')
  })

  it('Ctrl-C ends it: the rows stay, and the command that goes on is shown', async () => {
    const { server } = await twoPages()
    const argv = ['iam', 'list-users', '--output', 'json', '--endpoint-url', server.url]
    const terminal = new PseudoTerminal(argv, { columns: 300 })
    await terminal.shows('anna')
    terminal.type('\u0003')
    expect(await terminal.ended()).toBe(3)
    // The terminal itself shows the key.
    const screen = terminal.screen.replace('^C', '')
    const json: unknown = JSON.parse(screen.slice(screen.indexOf('{'), screen.lastIndexOf('\n}') + 2))
    expect(json).toMatchObject({ Users: [{ UserName: 'anna' }], NextToken: expect.any(String) })
    expect(screen).toContain('--starting-token')
  })
})

describe('an operation that may change something', () => {
  it.each([
    ['n\r', 0],
    ['y\r', 1],
    ['\u0003', 0],
    ['\u0004', 0],
  ])('asks first: %j', async (answer, requests) => {
    const body = '<CreateUserResponse><CreateUserResult/></CreateUserResponse>'
    const server = await startHttpServer((_, response) => void response.end(body))
    const argv = ['iam', 'create-user', '--user-name', 'x', '--endpoint-url', server.url]
    const terminal = new PseudoTerminal(argv)
    await terminal.shows('Call it? [y/N]')
    expect(server.requests).toHaveLength(0)
    terminal.type(answer)
    await terminal.ended()
    expect(terminal.raw.includes('nothing was sent')).toBe(requests === 0)
    expect(server.requests).toHaveLength(requests)
  })
})

/** A listing whose second page is answered by the test. */
async function twoPages() {
  let ask: (response: ServerResponse) => void = () => {}
  const second = new Promise<ServerResponse>((resolve) => {
    ask = resolve
  })
  const server = await startHttpServer(
    (_, response) => void response.end(usersXml(['anna'], 'm')),
    (_, response) => ask(response),
  )
  return { server, second }
}
