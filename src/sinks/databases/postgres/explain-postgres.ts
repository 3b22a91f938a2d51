import { NextTokenError } from '../../../errors/index.js'
import { messageOf } from '../../../values/index.js'

type Code = 'InvalidTarget' | 'TargetConflict' | 'TargetFailed'

const again = 'then list again: what was written so far is kept'

/** By SQLSTATE (PostgreSQL's manual, appendix A), or by the code of a system error; a class is two characters. */
const explanations: Readonly<Record<string, readonly [Code, string]>> = {
  '28P01': [
    'InvalidTarget',
    'the password is wrong or missing. Correct the URL, set PGPASSWORD, or use ~/.pgpass',
  ],
  '28000': [
    'InvalidTarget',
    'the server does not admit the user. Correct the user, or the server’s pg_hba.conf',
  ],
  '3D000': ['InvalidTarget', 'the database does not exist. Create it (createdb), or correct the URL'],
  '3F000': ['InvalidTarget', 'the schema does not exist. Create it (CREATE SCHEMA), or choose another one'],
  '42501': [
    'InvalidTarget',
    'the user may not do this. It needs CREATE on the schema, and a table that it owns or may fill',
  ],
  '25006': ['InvalidTarget', 'the server is read-only, such as a replica. Use the primary server'],
  '2BP01': ['TargetFailed', `other objects depend on the table. Drop them, ${again}`],
  '40P01': ['TargetConflict', `another session held what this one needs. Wait until it has ended, ${again}`],
  '55P03': ['TargetConflict', `another session has locked the table. Wait until it has ended, ${again}`],
  '22008': ['TargetFailed', 'a timestamp is outside of what PostgreSQL can store (4713 BC to 294276)'],
  '53': ['TargetFailed', `the server has no room, memory or connections left. Make room, ${again}`],
  '57': ['TargetFailed', `the server ended the session or the statement, ${again}`],
  '08': ['TargetFailed', `the connection was lost, ${again}`],
  '25P': ['TargetFailed', `the server ended the transaction, ${again}`],
  ECONNREFUSED: [
    'InvalidTarget',
    'nothing listens there. Start the server, or correct host and port (PGHOST, PGPORT)',
  ],
  ENOTFOUND: ['InvalidTarget', 'the host is unknown. Correct the URL or PGHOST'],
  EAI_AGAIN: ['InvalidTarget', 'the host could not be looked up. Check the network, the URL or PGHOST'],
  ENOENT: ['InvalidTarget', 'there is no such socket or file. Correct the URL, PGHOST or the SSL files'],
  ETIMEDOUT: ['TargetFailed', 'the server does not answer. Check the host, the port and the firewall'],
  ECONNRESET: ['TargetFailed', `the connection was lost, ${again}`],
  EPIPE: ['TargetFailed', `the connection was lost, ${again}`],
}

const byMessage: readonly (readonly [RegExp, readonly [Code, string]])[] = [
  [
    /does not support SSL/i,
    ['InvalidTarget', 'the server has no SSL. Add ?sslmode=disable to the URL, or set PGSSLMODE=disable'],
  ],
  [
    /certificate|self.signed/i,
    [
      'InvalidTarget',
      'the server’s certificate is not trusted. Name its authority (?sslrootcert=FILE or NODE_EXTRA_CA_CERTS); ?sslmode=no-verify encrypts without the check',
    ],
  ],
  [/password/i, ['InvalidTarget', 'the server wants a password. Set PGPASSWORD, or use ~/.pgpass']],
  [/terminated|connection ended|not queryable/i, ['TargetFailed', `the connection was lost, ${again}`]],
]

/** Returns what an error of PostgreSQL or of the driver means, and what to do. */
export function explainPostgres(error: unknown, label: string): NextTokenError {
  const code = String(Reflect.get(Object(error), 'code') ?? '')
  const message = messageOf(error)
  const [errorCode, problem] = explanations[code] ??
    explanations[code.slice(0, 3)] ??
    explanations[code.slice(0, 2)] ??
    byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? [
      'TargetFailed',
      'the rows could not be written',
    ]
  const shown = [code, message].filter((part) => part !== '').join(': ')
  return new NextTokenError(errorCode, `${label}: ${problem} (${shown})`, { cause: error })
}
